#include <catch2/catch.hpp>

#include "core/policy/deposit_settlement.h"
#include "tests/core/policy/policy_cases.h"

using core::FeeEvent;
using test::money;

namespace {

core::DepositRules deposits_at(const char* interest) {
    return test::policy_with("deposits", std::string("interest_year = \"") + interest + "\"").deposits;
}

const nlohmann::json& city_in(const nlohmann::json& list, const std::string& name) {
    for (const auto& entry : list) {
        if (entry.value("city", "") == name) return entry;
    }
    FAIL("the case file has no city " + name);
    return list;
}

core::Money dollars(const nlohmann::json& value) {
    return core::Money::from_cents(value.get<int>() * 100);
}

}  // namespace

TEST_CASE("a deposit meets the final bill: what is left is refunded, what is missing stays due") {
    const auto file = test::policy_case("deposits_and_reconnection");
    for (const auto& example : file["worked"]["closing_bill_deposit"]) {
        const bool pays = example.contains("simple_interest_6pct_days_365");
        const auto settled = core::settle_deposit(deposits_at(pays ? "6" : "0"), money(example["deposit"]),
                                                  pays ? 365 : 400, money(example["final_bill"]));
        CHECK(settled.interest == (pays ? money(example["simple_interest_6pct_days_365"]) : core::Money()));
        CHECK(settled.refund == money(example.value("refund", "0.00")));
        CHECK(settled.still_due == money(example.value("still_due", "0.00")));
        CHECK(settled.applied + settled.still_due == money(example["final_bill"]));
    }
}

TEST_CASE("interest is by the day, half a cent up") {
    CHECK(core::deposit_interest(deposits_at("6"), money("150.00"), 73) == money("1.80"));
    CHECK(core::deposit_interest(deposits_at("6"), money("150.00"), 1) == money("0.02"));
    CHECK(core::deposit_interest(deposits_at("6"), money("150.00"), 0) == money("0.00"));
}

TEST_CASE("Mesa's late fee is 2 % or 5.00, whichever is greater, and none under 25.00") {
    const core::Policy policy = test::policy_with_fee(R"(event = "late"
method = "greater_of"
percent = "2"
amount = "5.00"
past_due_min = "25.00")");
    for (const auto& example : test::policy_case("deposits_and_reconnection", "/worked/mesa_late_fee")) {
        CHECK(policy.fee(FeeEvent::late)->charge_on(money(example["past_due"])) == money(example["fee"]));
    }
    CHECK(policy.fee(FeeEvent::reconnect) == nullptr);
}

TEST_CASE("San Bruno reconnects for 90.00, from 14:00 for 150.00, and for 750.00 after tampering") {
    const auto file = test::policy_case("deposits_and_reconnection");
    const auto& bruno = city_in(file["reconnection"], "San Bruno CA");
    const core::Policy policy = test::policy_with_fee(R"(event = "reconnect"
amount = "90.00"
[[fee]]
event = "reconnect_after_hours"
citation = "San Bruno"
since = 2020-01-01
amount = "150.00"
from = 14:00:00
revenue = "reconnect_fee"
[[fee]]
event = "reconnect_tampering"
citation = "San Bruno"
since = 2020-01-01
amount = "750.00"
revenue = "reconnect_fee")");
    CHECK(policy.fee(FeeEvent::reconnect)->amount == dollars(bruno["normal"]));
    CHECK(policy.fee(FeeEvent::reconnect_after_hours)->amount == dollars(bruno["after_14:00"]));
    CHECK(policy.fee(FeeEvent::reconnect_after_hours)->from_minute == 14 * 60);
    CHECK(policy.fee(FeeEvent::reconnect_tampering)->amount == dollars(bruno["tampering"]));
}

TEST_CASE("Claremore reconnects a business for more than a household") {
    const auto file = test::policy_case("deposits_and_reconnection");
    const auto& claremore = city_in(file["reconnection"], "Claremore OK");
    const core::Policy policy = test::policy_with_fee(R"(event = "reconnect"
amount = "30.00"
[[fee]]
event = "reconnect"
account_class = "commercial"
citation = "Claremore"
since = 2020-01-01
amount = "60.00"
revenue = "reconnect_fee")");
    CHECK(policy.fee(FeeEvent::reconnect, "residential")->amount == dollars(claremore["residential"]));
    CHECK(policy.fee(FeeEvent::reconnect, "commercial")->amount == dollars(claremore["commercial"]));
}
