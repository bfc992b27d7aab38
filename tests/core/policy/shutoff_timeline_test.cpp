#include "core/policy/shutoff_timeline.h"

#include <catch2/catch.hpp>

#include "core/policy/day_count.h"
#include "tests/core/policy/policy_cases.h"

using core::FeeEvent;
using core::ShutoffAction;
using test::day;
using test::money;

namespace {

core::Date date_of(const core::Policy& policy, ShutoffAction action, core::Date issued) {
    for (const core::DatedStep& step : core::dated_steps(policy.shutoff, issued)) {
        if (step.action == action) return step.date;
    }
    FAIL("there is no such step");
    return {};
}

// What a bill costs on a day, with the fees that have fallen on it.
core::Money owed(const core::Policy& policy, const core::LateBill& bill, int days) {
    core::Money sum = bill.past_due;
    for (const FeeEvent event : {FeeEvent::late, FeeEvent::notice}) {
        if (const auto* fee = policy.fee(event)) {
            sum += core::charge_by(*fee, bill, core::plus_days(bill.issued, days));
        }
    }
    return sum;
}

}  // namespace

TEST_CASE("the Lodi-like policy follows the city's published days and fees") {
    const auto lodi = test::policy_case("lodi_delinquency_timeline");
    const core::Policy policy = core::built_in_policy("lodi").value();
    const auto& published = lodi["rule"];
    CHECK(policy.shutoff.day_of(ShutoffAction::late_fee) == published[1]["day"].get<int>());
    CHECK(policy.fee(FeeEvent::late)->amount ==
          core::Money::from_cents(published[1]["fee"].get<int>() * 100));
    CHECK(policy.shutoff.day_of(ShutoffAction::notice) == published[2]["day"].get<int>());
    CHECK(policy.fee(FeeEvent::notice)->amount ==
          core::Money::from_cents(published[2]["fee"].get<int>() * 100));
    CHECK(policy.shutoff.day_of(ShutoffAction::final_notice) == published[3]["day"].get<int>());
    CHECK(policy.shutoff.day_of(ShutoffAction::shut_off) == published[4]["day"].get<int>());
    CHECK(policy.extensions.window.count_max == 2);
    CHECK(policy.extensions.window.months == 12);
    CHECK(policy.plans.months_max == 3);

    const auto& worked = lodi["worked"];
    const core::Date issued = day(worked["bill_issue_date"]);
    CHECK(date_of(policy, ShutoffAction::late_fee, issued) == day(worked["late_fee_date"]));
    CHECK(date_of(policy, ShutoffAction::notice, issued) == day(worked["ten_day_notice"]));
    CHECK(date_of(policy, ShutoffAction::final_notice, issued) == day(worked["48h_notice"]));
    CHECK(date_of(policy, ShutoffAction::shut_off, issued) == day(worked["shutoff"]));
    const core::LateBill bill{issued, core::plus_days(issued, 26), money(worked["amount"])};
    CHECK(owed(policy, bill, 26) == money(worked["owed_day_26"]));
    CHECK(owed(policy, bill, 27) == money(worked["owed_day_27"]));
    CHECK(owed(policy, bill, 35) == money(worked["owed_day_27"]));
    CHECK(owed(policy, bill, 36) == money(worked["owed_day_36"]));
}

TEST_CASE("water is not shut off on the city's day but when the law allows it, and the rule is named") {
    const core::Policy policy = core::built_in_policy("lodi").value();
    const auto timeline = core::shutoff_timeline(policy.shutoff, policy.calendar, "water",
                                                 {.issued = day("2026-01-05"), .due = day("2026-01-31")});
    REQUIRE(timeline.bounds.size() == 2);
    CHECK(timeline.bounds[0].not_before == day("2026-02-20"));
    CHECK(timeline.bounds[1].not_before == day("2026-04-01"));
    CHECK(timeline.bounds[1].citation.find("116908") != std::string::npos);
    CHECK(timeline.shut_off == day("2026-04-01"));
    CHECK(timeline.contact_not_after == day("2026-03-23"));  // seven business days before
}

TEST_CASE("the law's earliest days for electricity and water") {
    const auto worked = test::policy_case("california_shutoff_law", "/worked");
    const core::Policy policy = test::policy_with("shutoff", "threshold = \"0.00\"\n" + std::string(R"(
[[shutoff.protection]]
service = "electric"
citation = "Public Utilities Code 10010"
since = 2020-01-01
notice_after_bill_days = 19
notice_clock_starts_days = 5
notice_days = 10
[[shutoff.protection]]
service = "water"
citation = "Health & Safety Code 116908"
since = 2020-01-01
delinquent_days_min = 60
)"));
    const auto& electric = worked["electric"];
    const core::Date mailed = day(electric["bill_mailed"]);
    const auto by_notice = core::shutoff_timeline(policy.shutoff, policy.calendar, "electric",
                                                  {.issued = mailed, .due = core::plus_days(mailed, 21)});
    CHECK(by_notice.notice_not_before == day(electric["earliest_notice"]));
    CHECK(by_notice.notice_clock_starts == day(electric["ten_day_clock_starts"]));
    CHECK(by_notice.shut_off == day(electric["earliest_termination"]));
    const core::Date due = day(worked["water"]["due_date"]);
    const auto by_days = core::shutoff_timeline(policy.shutoff, policy.calendar, "water",
                                                {.issued = core::plus_days(due, -21), .due = due});
    CHECK(by_days.shut_off == day(worked["water"]["earliest_shutoff_60_days_delinquent"]));
}

TEST_CASE("the default policy holds what the California law says") {
    const auto law = test::policy_case("california_shutoff_law");
    const core::Policy policy = core::built_in_policy("default").value();
    const auto* water = policy.shutoff.protection("water");
    const auto* electric = policy.shutoff.protection("electric");
    REQUIRE((water != nullptr && electric != nullptr));
    CHECK(water->delinquent_days_min == law["water_SB998"]["min_days_delinquent"].get<int>());
    CHECK(water->contact_business_days == law["water_SB998"]["contact_before_days_business"].get<int>());
    const auto& power = law["electric_PUC10010"];
    CHECK(electric->notice_days == power["notice_min_days"].get<int>());
    CHECK(electric->notice_after_bill_days ==
          power["notice_mailed_not_earlier_than_days_after_bill"].get<int>());
    CHECK(electric->personal_contact_hours == power["personal_contact_hours"].get<int>());
    CHECK(electric->posted_notice_hours == power["else_posted_or_mailed_hours"].get<int>());
    const auto& poor = law["water_SB998"]["low_income_200pct_FPL"];
    CHECK(policy.fee(FeeEvent::reconnect)->low_income_max ==
          core::Money::from_cents(poor["reconnect_normal_hours_max"].get<int>() * 100));
    CHECK(policy.fee(FeeEvent::reconnect_after_hours)->low_income_max ==
          core::Money::from_cents(poor["reconnect_after_hours_max"].get<int>() * 100));
}

TEST_CASE("a notice that was mailed late moves the shut-off, one mailed too early does not count earlier") {
    const core::Policy policy = core::built_in_policy("default").value();
    const core::UnpaidBill bill{.issued = day("2026-03-02"), .due = day("2026-03-23")};
    const auto at = [&](const char* mailed) {
        core::UnpaidBill with = bill;
        with.notice_mailed = day(mailed);
        return core::shutoff_timeline(policy.shutoff, policy.calendar, "electric", with).shut_off;
    };
    CHECK(at("2026-03-10") == day("2026-04-06"));  // 5 April is a Sunday
    CHECK(at("2026-03-30") == day("2026-04-14"));
}

TEST_CASE("nothing is shut off on the weekdays and holidays that the city names") {
    const core::Policy policy = core::built_in_policy("default").value();
    CHECK_FALSE(core::is_shutoff_day(policy.shutoff, policy.calendar, day("2026-11-20")));  // Friday
    CHECK_FALSE(core::is_shutoff_day(policy.shutoff, policy.calendar, day("2026-11-26")));  // Thanksgiving
    CHECK(core::is_shutoff_day(policy.shutoff, policy.calendar, day("2026-11-24")));
}

TEST_CASE("the Roseville-like policy charges 5 % after ten days of grace and gives fifteen days more") {
    const auto worked = test::policy_case("roseville_delinquency", "/worked");
    const core::Policy policy = core::built_in_policy("roseville").value();
    const core::Date issued = day("2026-03-02");
    const core::LateBill bill{issued, core::plus_days(issued, 21), money(worked["past_due_amount"])};
    const core::FeeRule& fee = *policy.fee(FeeEvent::late);
    CHECK(core::charge_by(fee, bill, core::plus_days(bill.due, 10)).is_zero());
    CHECK(core::charge_by(fee, bill, core::plus_days(bill.due, 11)) == money(worked["late_fee_5pct"]));
    CHECK(date_of(policy, ShutoffAction::late_fee, issued) == core::plus_days(bill.due, 11));
    CHECK(date_of(policy, ShutoffAction::shut_off, issued) -
              date_of(policy, ShutoffAction::reminder, issued) ==
          15);
    CHECK(date_of(policy, ShutoffAction::shut_off, issued) -
              date_of(policy, ShutoffAction::final_notice, issued) ==
          2);
    CHECK(policy.shutoff.broken_arrangement_hours == 24);
}
