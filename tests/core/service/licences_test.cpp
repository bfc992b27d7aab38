#include "core/service/licences.h"

#include <catch2/catch.hpp>

#include "tests/core/service/service_desk.h"

using test::by_sam;
using test::day;
using test::gonzalez;

namespace {

core::LicenceRequest yearly(const std::string& fee, const std::string& expires) {
    return {.account = test::account_number(gonzalez), .fee = test::money(fee), .expires = day(expires)};
}

}  // namespace

TEST_CASE("a late renewal owes the fee, the penalty by firsts of a month and the state's fee, each its own") {
    test::ServiceDesk desk;
    const auto added = core::add_licence(desk.counter(), yearly("150.00", "2026-09-30"), by_sam);
    REQUIRE(added.has_value());
    CHECK(added->licence == "W2-L0001");
    // 1 October and 1 November have passed: 10 % twice.
    const auto renewed = core::renew_licence(desk.counter(), added->licence, {}, {.person = "rosa"});
    REQUIRE(renewed.has_value());
    CHECK(renewed->expires == day("2027-09-30"));
    REQUIRE(renewed->receivables.size() == 3);
    CHECK(renewed->receivables[0].amount == test::money("150.00"));
    CHECK(renewed->receivables[1].amount == test::money("30.00"));
    CHECK(renewed->receivables[2].amount == test::money("4.00"));
    CHECK(desk.net_of(desk.store->head().count) == nlohmann::json{{"receivable:licence", "180.00"},
                                                                  {"receivable:state_fee", "4.00"},
                                                                  {"revenue:licence", "-150.00"},
                                                                  {"revenue:licence_penalty", "-30.00"},
                                                                  {"state_fee_payable", "-4.00"}});
    CHECK(desk.due_of(gonzalez).by_kind()[core::PaymentKind::licence_misc] == test::money("184.00"));
    CHECK(desk.proves_itself());
}

TEST_CASE("what a renewal costs is explained for any day") {
    const core::LicenceRules rules = core::built_in_policy("default")->licences;
    const core::LicenceRow licence{"W2-L0001", gonzalez, test::money("150.00"), day("2026-09-30")};
    const auto on_time = core::renewal_lines(rules, licence, day("2026-09-30"));
    REQUIRE(on_time.size() == 2);
    CHECK(on_time[1].against == "state_fee_payable");
    const auto late = core::renewal_lines(rules, licence, day("2027-09-30"));
    REQUIRE(late.size() == 3);
    CHECK(late[1].amount == test::money("75.00"));  // never more than half
    CHECK(late[1].what.find("Redlands") != std::string::npos);
}

TEST_CASE("a licence is refused for its reasons") {
    test::ServiceDesk desk;
    const auto add_refusal = [&](const core::LicenceRequest& request, const core::Act& act) {
        return core::add_licence(desk.counter(), request, act).error().code;
    };
    const auto renew_refusal = [&](const std::string& name, std::optional<core::Date> on) {
        return core::renew_licence(desk.counter(), name, on, {.person = "rosa"}).error().code;
    };
    CHECK(add_refusal(yearly("0.00", "2026-12-31"), by_sam) == core::ProblemCode::money_not_positive);
    core::LicenceRequest unknown = yearly("10.00", "2026-12-31");
    unknown.account = test::account_number("10-00052-06");
    CHECK(add_refusal(unknown, by_sam) == core::ProblemCode::unknown_account);
    CHECK(add_refusal(yearly("10.00", "2026-12-31"), {.person = "rosa", .reason = "new"}) ==
          core::ProblemCode::wrong_role);
    CHECK(renew_refusal("W2-L0009", {}) == core::ProblemCode::unknown_licence);
    const auto added = core::add_licence(desk.counter(), yearly("10.00", "2026-12-31"), by_sam)->licence;
    CHECK(renew_refusal(added, day("2026-11-24")) == core::ProblemCode::date_not_allowed);
    REQUIRE(core::renew_licence(desk.counter(), added, {}, {.person = "rosa"}).has_value());
    CHECK(renew_refusal(added, {}) == core::ProblemCode::date_not_allowed);
}

TEST_CASE("a renewal dated back needs a reason, and a second person where it saves a penalty") {
    test::ServiceDesk desk;
    desk.policy.licences.month_percent = *core::Percent::parse("10");
    desk.policy.licences.penalty_max = *core::Percent::parse("50");
    const auto added = core::add_licence(desk.counter(),
                                         {.account = test::account_number(test::gonzalez),
                                          .fee = test::money("1000.00"),
                                          .expires = test::day("2026-06-30")},
                                         test::by_sam);
    REQUIRE(added.has_value());
    const auto renew = [&](const core::Act& act) {
        return core::renew_licence(desk.counter(), added->licence, test::day("2026-06-30"), act);
    };
    CHECK(renew({.person = "rosa"}).error().code == core::ProblemCode::reason_missing);
    CHECK(renew({.person = "rosa", .reason = "posted in June"}).error().code ==
          core::ProblemCode::approval_missing);
    CHECK(renew({.person = "rosa", .reason = "posted in June", .approved_by = "sam"}).has_value());
}
