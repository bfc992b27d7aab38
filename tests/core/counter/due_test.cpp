#include <catch2/catch.hpp>

#include "core/counter/due.h"
#include "core/counter/payments.h"
#include "tests/support/test_station.h"

namespace {

core::Money due_of(test::TestStation& station) {
    return core::account_due(station.accounts, station.reader(), test::account_number("10-00041-00"),
                             core::Date::parse("2026-11-23").value())
        .value()
        .total();
}

}  // namespace

TEST_CASE("what is due = the mirror's amounts less local payments that the snapshot does not hold") {
    test::TestStation station;
    station.open_day_and_drawer();
    CHECK(due_of(station) == test::money("123.45"));
    REQUIRE(station.pay_cash("10-00041-00", "62.10", "62.10").has_value());
    CHECK(due_of(station) == test::money("61.35"));
    station.accounts.included =
        station.store->head().count;  // a snapshot that holds it, but not less the payment
    CHECK(due_of(station) == test::money("123.45"));
}

TEST_CASE("a void after the snapshot dropped the paid receivable makes it due again") {
    test::TestStation station;
    station.open_day_and_drawer();
    const auto paid = station.pay_cash("10-00041-00", "123.45", "140.00");
    REQUIRE(paid.has_value());
    station.accounts.replace("10-00041-00", {});
    station.accounts.included = station.store->head().count;
    CHECK(due_of(station).is_zero());
    REQUIRE(core::void_payment(station.counter(), paid->fact.payment, {},
                               {.person = "rosa", .reason = "wrong account", .approved_by = "sam"})
                .has_value());
    CHECK(due_of(station) == test::money("123.45"));
    const auto again = station.pay_cash("10-00041-00", "123.45", "123.45");
    REQUIRE(again.has_value());
    CHECK(again->fact.allocations.front().to == "receivable:water");
    CHECK(due_of(station).is_zero());
    CHECK(station.proves_itself());
}
