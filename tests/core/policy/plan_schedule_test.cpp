#include "core/policy/plan_schedule.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "tests/core/policy/policy_cases.h"

using test::day;
using test::money;

namespace {

core::Percent percent(const char* text) {
    return core::Percent::parse(text).value();
}

std::vector<std::string> amounts(const core::PlanSchedule& schedule) {
    std::vector<std::string> texts;
    for (const auto& instalment : schedule.instalments) texts.push_back(instalment.amount.text());
    return texts;
}

}  // namespace

TEST_CASE("plans come out as the cities' worked cases") {
    const auto worked = test::policy_case("extensions_and_plans", "/worked");
    const auto& cedar = worked["Cedar Hill TX"];
    const auto hill = core::plan_schedule({.debt = money(cedar["past_due"]),
                                           .down = percent("50"),
                                           .months = 3,
                                           .first_due = day("2026-12-01")});
    CHECK(hill.down == money(cedar["down_payment_50pct"]));
    CHECK(hill.balance() == money(cedar["balance"]));
    CHECK(amounts(hill) == cedar["90_day_three_payments"].get<std::vector<std::string>>());

    const auto& gallatin = worked["Gallatin TN"];
    const auto half = core::plan_schedule({.debt = money(gallatin["past_due"]),
                                           .down = percent("50"),
                                           .months = 1,
                                           .first_due = day("2026-12-01")});
    CHECK(half.down == money(gallatin["half"]));
    CHECK(half.balance() == money(gallatin["rest"]));

    const auto& odd = worked["odd_cents"];
    const auto thirds = core::plan_schedule({.debt = money(odd["balance"]),
                                             .down = {},
                                             .months = odd["months"].get<int>(),
                                             .first_due = day("2026-12-01")});
    CHECK(amounts(thirds) == odd["payments"].get<std::vector<std::string>>());
}

TEST_CASE("instalments fall on the same day of each month, or on its last") {
    const auto schedule = core::plan_schedule(
        {.debt = money("90.00"), .down = {}, .months = 3, .first_due = day("2026-12-31")});
    REQUIRE(schedule.instalments.size() == 3);
    CHECK(schedule.instalments[1].due == day("2027-01-31"));
    CHECK(schedule.instalments[2].due == day("2027-02-28"));
}

TEST_CASE("a debt of two cents over three months has two instalments") {
    const auto schedule =
        core::plan_schedule({.debt = money("0.02"), .down = {}, .months = 3, .first_due = day("2026-12-01")});
    CHECK(amounts(schedule) == std::vector<std::string>{"0.01", "0.01"});
}

TEST_CASE("a schedule sums to the debt, falls, and its instalments differ by a cent at most") {
    const bool holds = rc::check([] {
        const core::PlanTerms terms{.debt = core::Money::from_cents(*rc::gen::inRange(1, 100'000'000)),
                                    .down = {*rc::gen::inRange(0, 10'001)},
                                    .months = *rc::gen::inRange(1, 61),
                                    .first_due = day("2026-01-31")};
        const auto schedule = core::plan_schedule(terms);
        RC_ASSERT(schedule.down + schedule.balance() == terms.debt);
        for (std::size_t i = 1; i < schedule.instalments.size(); ++i) {
            const auto fall = schedule.instalments[i - 1].amount - schedule.instalments[i].amount;
            RC_ASSERT(fall.cents() == 0 || fall.cents() == 1);
            RC_ASSERT(schedule.instalments[i - 1].due < schedule.instalments[i].due);
        }
    });
    CHECK(holds);
}
