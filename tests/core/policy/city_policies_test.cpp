#include <catch2/catch.hpp>

#include "tests/core/policy/policy_cases.h"

using core::PaymentKind;
using core::Right;
using core::TenderType;

TEST_CASE("every policy in the program loads, and its own text makes the same policy again") {
    for (const char* name : {"default", "lodi", "roseville"}) {
        INFO(name);
        const auto policy = core::built_in_policy(name);
        REQUIRE(policy.has_value());
        const auto again = core::policy_from_text(core::policy_text(name).value());
        REQUIRE(again.has_value());
        CHECK(again->name == policy->name);
        CHECK(policy->tenders.size() == core::all_tender_types.size());
    }
    CHECK(core::built_in_policy("nowhere").error().code == core::ProblemCode::policy_invalid);
}

TEST_CASE("the two cities' own rules give the page they come from") {
    const core::Policy lodi = core::built_in_policy("lodi").value();
    for (const auto* source : {&lodi.shutoff.source, &lodi.plans.source, &lodi.extensions.source,
                               &lodi.fee(core::FeeEvent::late)->source, &lodi.deposits.source}) {
        CHECK(source->citation.find("lodi.gov/") != std::string::npos);
    }
    const core::Policy roseville = core::built_in_policy("roseville").value();
    for (const auto* source : {&roseville.shutoff.source, &roseville.fee(core::FeeEvent::late)->source}) {
        CHECK(source->citation.find("https://www.roseville.ca.us/") != std::string::npos);
    }
}

TEST_CASE("an opening payment takes guaranteed funds only") {
    for (const char* name : {"default", "lodi", "roseville"}) {
        const core::Policy policy = core::built_in_policy(name).value();
        for (const core::TenderRule& rule : policy.tenders) {
            CHECK(policy.acceptance.accepts(PaymentKind::opening, rule.type) == rule.guaranteed);
            CHECK(policy.acceptance.accepts(PaymentKind::current, rule.type));
        }
        CHECK_FALSE(policy.tender(TenderType::check)->guaranteed);
        CHECK(policy.acceptance.needs_guaranteed(core::FundsOccasion::reconnect));
    }
}

TEST_CASE("a flag that holds a shut-off for a sick person never stops a payment") {
    const core::Policy policy = core::built_in_policy("default").value();
    const core::FlagRule* medical = policy.flag("medical");
    REQUIRE(medical != nullptr);
    CHECK(medical->holds_shutoff);
    CHECK(medical->window == core::FlagEffect::allow);
    CHECK(medical->kiosk == core::FlagEffect::allow);
    CHECK(policy.flag("cash_only")->like_cash_only);
    CHECK(policy.flag("no_personal_checks")->tenders_refused == std::vector<TenderType>{TenderType::check});
    CHECK(policy.flag("bankruptcy")->kiosk == core::FlagEffect::refuse);
    CHECK(policy.flag("never_heard_of") == nullptr);
}

TEST_CASE("what each role may do by the default policy") {
    const core::Policy policy = core::built_in_policy("default").value();
    for (const char* role : {"clerk", "senior_clerk", "supervisor", "kiosk"}) {
        CHECK(policy.allows(role, Right::take_money));
    }
    for (const char* role : {"auditor", "technician", "nobody", ""}) {
        CHECK_FALSE(policy.allows(role, Right::take_money));
    }
    CHECK(policy.allows("clerk", Right::post_suspense));
    CHECK_FALSE(policy.allows("clerk", Right::direct_payment));
    CHECK_FALSE(policy.allows("clerk", Right::approve));
    CHECK(policy.allows("senior_clerk", Right::direct_payment));
    CHECK_FALSE(policy.allows("senior_clerk", Right::adjust_account));
    CHECK(policy.allows("auditor", Right::audit_drawer));
    CHECK_FALSE(policy.allows("auditor", Right::set_people));
    for (std::size_t i = 0; i < core::right_names.size(); ++i) {
        CHECK(policy.allows("supervisor", static_cast<Right>(i)));
    }
}

TEST_CASE("who takes money today does not correct, adjust or work rejects today, unless the policy says so") {
    core::Policy policy = core::built_in_policy("default").value();
    CHECK(policy.takes_money_today_excludes(Right::correct_payment));
    CHECK(policy.takes_money_today_excludes(Right::adjust_account));
    CHECK(policy.takes_money_today_excludes(Right::work_rejects));
    CHECK_FALSE(policy.takes_money_today_excludes(Right::void_payment));
    policy.segregation.enabled = false;  // a small office
    CHECK_FALSE(policy.takes_money_today_excludes(Right::correct_payment));
}

TEST_CASE("the delay after wrong PINs grows to its bound") {
    const core::PinRules pins = core::built_in_policy("default")->pins;
    CHECK(pins.delay_s(0) == 0);
    CHECK(pins.delay_s(3) == 0);
    CHECK(pins.delay_s(4) == 5);
    CHECK(pins.delay_s(5) == 10);
    CHECK(pins.delay_s(9) == 160);
    CHECK(pins.delay_s(10) == 300);
    CHECK(pins.delay_s(1'000'000) == 300);
}

TEST_CASE("business days skip weekends and holidays") {
    const core::CalendarRules calendar = core::built_in_policy("default")->calendar;
    CHECK(calendar.after_business_days(test::day("2026-11-25"), 1) == test::day("2026-11-27"));
    CHECK(calendar.after_business_days(test::day("2026-11-20"), 10) == test::day("2026-12-07"));
    CHECK(calendar.before_business_days(test::day("2026-11-27"), 2) == test::day("2026-11-24"));
}

TEST_CASE("a percentage is read and rounded exactly") {
    CHECK(core::Percent::parse("1.50")->of(test::money("33.33")) == test::money("0.50"));
    CHECK(core::Percent::parse("50")->of(test::money("0.01")) == test::money("0.01"));  // half a cent up
    const core::Money most = core::Money::from_cents(core::Money::cents_max / 10 - 1);
    CHECK(core::Percent::parse("1000")->of(most) == most * 10);
    CHECK_FALSE(core::Percent::parse("1000.01").has_value());
    CHECK_FALSE(core::Percent::parse("-1").has_value());
    CHECK_FALSE(core::Percent::parse("5 %").has_value());
}
