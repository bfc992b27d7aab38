#include "core/policy/cash_packs.h"

#include <catch2/catch.hpp>

#include "tests/core/policy/policy_cases.h"

using core::Pack;
using test::money;

namespace {

std::string with_cents(const std::string& text) {
    return text.find('.') == std::string::npos ? text + ".00" : text;
}

std::vector<core::CountedPacks> counted(const nlohmann::json& count) {
    std::vector<core::CountedPacks> packs;
    for (const auto& [name, number] : count.items()) {
        const bool roll = name.starts_with("rolls_");
        packs.push_back({money(with_cents(roll ? name.substr(6) : name)), roll ? Pack::roll : Pack::loose,
                         number.get<std::int64_t>()});
    }
    return packs;
}

}  // namespace

TEST_CASE("a roll of coin holds what the standard wrapper holds") {
    for (const auto& roll : test::policy_case("cash_drawer", "/rolls/table")) {
        const core::Money coin = money(roll["coin"]);
        CHECK(core::pieces_in(coin, Pack::roll) == roll["per_roll"].get<int>());
        CHECK(core::value_of({{coin, Pack::roll, 1}}).value() == money(roll["value"]));
    }
}

TEST_CASE("a drawer with rolls is counted as in the worked case, and is short by 2.49") {
    const auto worked = test::policy_case("cash_drawer", "/worked");
    const core::Money total = core::value_of(counted(worked["count"])).value();
    CHECK(total == money(worked["total"]));
    nlohmann::json coin = worked["count"];
    for (const char* note : {"100", "50", "20", "10", "5", "1", "rolls_0.25"}) coin.erase(note);
    CHECK(core::value_of(counted(coin)).value() == money(worked["loose_coin"]));
    const core::Money expected =
        money(worked["float"]) + money(worked["system_cash_receipts"]) - money(worked["cash_refunds"]);
    CHECK(expected == money(worked["expected_in_drawer"]));
    CHECK((total - expected).text() == worked["over_short"].get<std::string>());
}

TEST_CASE("a strap is a hundred notes; packs that do not exist are not counted") {
    CHECK(core::value_of({{money("20.00"), Pack::strap, 2}}).value() == money("4000.00"));
    CHECK(core::value_of({{money("0.25"), Pack::strap, 1}}).error().code ==
          core::ProblemCode::count_malformed);
    CHECK(core::value_of({{money("20.00"), Pack::roll, 1}}).error().code ==
          core::ProblemCode::count_malformed);
    CHECK(core::value_of({{money("20.00"), Pack::loose, -1}}).error().code ==
          core::ProblemCode::count_malformed);
}
