#include "core/policy/cash_rounding.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "tests/core/policy/policy_cases.h"

using test::money;

namespace {

core::RoundingRules rounding() {
    return test::policy_with("cash", R"(denominations = ["1.00", "0.05", "0.01"]
[cash.rounding]
citation = "Treasury FAQ"
since = 2026-06-01
method = "symmetrical")")
        .cash.rounding;
}

const core::Date in_force = test::day("2026-06-01");

}  // namespace

TEST_CASE("pennies are rounded as the guidance says") {
    const core::RoundingRules rules = rounding();
    for (const auto& example : test::policy_case("penny_rounding", "/cases")) {
        CHECK(core::cash_due(rules, money(example["total"]), in_force) == money(example["cash_due"]));
    }
    CHECK(core::cash_due(rules, money("0.00"), in_force) == money("0.00"));
}

TEST_CASE("nothing is rounded before the rule's date, nor where it is off") {
    CHECK(core::cash_due(rounding(), money("100.02"), test::day("2026-05-31")) == money("100.02"));
    CHECK(core::cash_due(core::built_in_policy("default")->cash.rounding, money("100.02"), in_force) ==
          money("100.02"));
}

TEST_CASE("only the cash part is rounded, and exact pennies are always accepted") {
    struct Example {
        const char* owed;
        const char* tendered;
        const char* due;
        const char* rounding;
    };
    // The rounding variant of the project's worked day, and the pennies between.
    for (const Example& e :
         {Example{"41.38", "50.00", "41.40", "0.02"}, Example{"41.36", "50.00", "41.35", "-0.01"},
          Example{"41.38", "41.38", "41.38", "0.00"}, Example{"21.38", "30.00", "21.40", "0.02"},
          Example{"0.00", "0.00", "0.00", "0.00"}, Example{"41.38", "41.39", "41.38", "0.00"},
          Example{"41.36", "41.35", "41.35", "-0.01"}}) {
        const auto cash = core::round_cash(rounding(), {money(e.owed), money(e.tendered)}, in_force);
        CHECK(cash.due.text() == e.due);
        CHECK(cash.rounding.text() == e.rounding);
    }
}

TEST_CASE("a rounded total is a multiple of five cents, at most two cents away, or five cents") {
    const core::RoundingRules rules = rounding();
    const bool holds = rc::check([&] {
        const core::Money total = core::Money::from_cents(*rc::gen::inRange(1, 10'000'000));
        const core::Money due = core::cash_due(rules, total, in_force);
        RC_ASSERT(due.cents() % 5 == 0);
        const auto apart = (due - total).cents();
        RC_ASSERT((apart >= -2 && apart <= 2) || (total.cents() < 3 && due.cents() == 5));
    });
    CHECK(holds);
}
