#include "core/custody/vault.h"

#include <catch2/catch.hpp>

#include "core/custody/deposits.h"
#include "tests/core/custody/worked_days.h"

namespace {

using core::ProblemCode;
using test::money;

core::Result<core::VaultCounted> count(test::TestStation& station, const char* total, const core::Act& act) {
    return core::count_vault(station.counter(), {.total = money(total), .pieces = {}}, act);
}

core::CashCount pieces(const char* text) {
    return core::CashCount::parse(text).value();
}

const core::Act sam_with_kim{.person = "sam", .reason = {}, .approved_by = "kim"};

}  // namespace

TEST_CASE("the first count of the vault sets the change fund against the opening balance") {
    test::TestStation station;
    const auto counted = count(station, "200.00", sam_with_kim);
    REQUIRE(counted.has_value());
    CHECK(counted->first);
    CHECK(test::net_json(station, station.store->head().count) ==
          nlohmann::json{{"vault:change_fund", "200.00"}, {"opening_balance", "-200.00"}});
    CHECK(station.proves_itself());
}

TEST_CASE("a later difference of the vault needs a reason and a second person, and is over or short") {
    test::TestStation station;
    REQUIRE(count(station, "200.00", sam_with_kim).has_value());
    CHECK(count(station, "195.00", sam_with_kim).error().code == ProblemCode::reason_missing);
    CHECK(count(station, "195.00", {.person = "sam", .reason = "five missing"}).error().code ==
          ProblemCode::approval_missing);
    CHECK(count(station, "195.00", {.person = "sam", .reason = "five missing", .approved_by = "sam"})
              .error()
              .code == ProblemCode::approval_own_act);
    const std::int64_t before = station.store->head().count;
    REQUIRE(count(station, "195.00", {.person = "sam", .reason = "five missing", .approved_by = "kim"})
                .has_value());
    CHECK(test::net_json(station, before + 1) ==
          nlohmann::json{{"vault:change_fund", "-5.00"}, {"over_short:vault", "5.00"}});
    REQUIRE(count(station, "195.00", {.person = "sam"}).has_value());
    CHECK(test::net_json(station, before + 2) == nlohmann::json::object());
    CHECK(station.proves_itself());
}

TEST_CASE("a clerk does not work the vault") {
    test::TestStation station;
    CHECK(count(station, "200.00", {.person = "rosa", .reason = {}, .approved_by = "kim"}).error().code ==
          ProblemCode::wrong_role);
}

TEST_CASE("change is bought piece for piece: the total stays") {
    test::TestStation station;
    REQUIRE(count(station, "200.00", sam_with_kim).has_value());
    const core::Act sam{.person = "sam"};
    CHECK(core::buy_change(station.counter(), {.out = pieces("100x1"), .in = pieces("20x4")}, sam)
              .error()
              .code == ProblemCode::exchange_differs);
    CHECK(core::buy_change(station.counter(), {.out = {}, .in = {}}, sam).error().code ==
          ProblemCode::exchange_differs);
    CHECK(core::buy_change(station.counter(), {.out = pieces("100x3"), .in = pieces("20x15")}, sam)
              .error()
              .code == ProblemCode::vault_short);
    REQUIRE(
        core::buy_change(station.counter(), {.out = pieces("100x1"), .in = pieces("20x5")}, sam).has_value());
    CHECK(core::vault_status(station.reader())->change_fund == money("200.00"));
    CHECK(station.proves_itself());
}

TEST_CASE("a part of the fund goes to the bank as a deposit of its own") {
    test::TestStation station;
    station.open_day_and_drawer("20x5");
    REQUIRE(count(station, "300.00", sam_with_kim).has_value());
    const auto pick_up = [&](const char* amount, const char* bag) {
        return core::pick_up_from_vault(station.counter(), bag,
                                        {.cash = money(amount), .pieces = {}, .items = {}}, sam_with_kim);
    };
    CHECK(pick_up("300.01", "B1").error().code == ProblemCode::vault_short);
    CHECK(pick_up("0.00", "B1").error().code == ProblemCode::money_not_positive);
    CHECK(pick_up("100.00", "").error().code == ProblemCode::usage);
    const auto picked_up = pick_up("100.00", "B1");
    REQUIRE(picked_up.has_value());
    CHECK(picked_up->fact.deposit == "DEP-0001");
    CHECK(test::net_json(station, picked_up->entry.seq) ==
          nlohmann::json{{"vault:change_fund", "-100.00"}, {"bank_in_transit", "100.00"}});
    CHECK(pick_up("100.00", "B1").error().code == ProblemCode::bag_used);
    REQUIRE(
        core::confirm_deposit(station.counter(), "DEP-0001", money("100.00"), {.person = "sam"}).has_value());
    CHECK(station.proves_itself());
}
