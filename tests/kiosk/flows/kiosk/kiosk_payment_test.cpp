#include "kiosk/flows/kiosk/kiosk_payment.h"

#include <catch2/catch.hpp>

#include "core/counter/notes.h"
#include "tests/support/test_station.h"

TEST_CASE("a note that is on record already is not recorded again when it is offered again") {
    test::TestStation station("kiosk");
    station.open_day_and_drawer("");
    const core::AccountNumber account = test::account_number("10-00041-00");
    auto payment = kiosk::KioskPayment::open(station.counter(), "attempt-note", account);
    REQUIRE(payment.has_value());
    // The commit reached the disk, the answer did not reach the flow.
    REQUIRE(
        core::hold_note(station.counter(), "attempt-note", account.text(), test::money("20.00")).has_value());

    CHECK(payment->take_note(station.counter(), test::money("20.00")).value() == test::money("20.00"));
    CHECK(payment->take_note(station.counter(), test::money("20.00")).value() == test::money("40.00"));
    CHECK(station.reader().held_for("attempt-note").value() == test::money("40.00"));
    CHECK(station.proves_itself());
}
