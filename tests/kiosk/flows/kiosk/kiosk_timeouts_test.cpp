#include <catch2/catch.hpp>

#include "tests/kiosk/flows/kiosk/kiosk_bench.h"

using test::KioskBench;
using test::money;

TEST_CASE("a visit without money is asked after 60 s and over after 30 s more") {
    KioskBench kiosk;
    kiosk.scan();
    kiosk.press("Pay it all");  // life, at this instant
    kiosk.pass(59'999);
    CHECK(kiosk.page() == "pay_cash");
    kiosk.pass(1);
    CHECK(kiosk.page() == "still_there");
    CHECK(kiosk.shown("seconds") == "30");
    CHECK_FALSE(kiosk.shows("41-00"));
    kiosk.pass(29'999);
    CHECK(kiosk.page() == "still_there");
    kiosk.pass(1);
    CHECK(kiosk.page() == "start");
    CHECK(kiosk.payments() == 0);
    CHECK(kiosk.proves_itself());
}

TEST_CASE("more time gives the page back") {
    KioskBench kiosk;
    kiosk.scan();
    kiosk.press("Pay it all");
    for (int times = 0; times < 3; ++times) {
        kiosk.pass(60'000);
        REQUIRE(kiosk.press("Yes, I need more time"));
        CHECK(kiosk.page() == "pay_cash");
    }
    kiosk.pass(59'999);
    CHECK(kiosk.page() == "pay_cash");
}

TEST_CASE("a visit with money is asked after 90 s, and after 60 s more its money is posted") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    kiosk.insert(20);
    kiosk.press("ask_help");
    kiosk.press("leave_help");  // life, at this instant
    kiosk.pass(89'999);
    CHECK(kiosk.page() == "pay_cash");
    kiosk.pass(1);
    CHECK(kiosk.page() == "still_there");
    CHECK(kiosk.shows("Your $40.00 is safe."));
    kiosk.pass(59'999);
    CHECK(kiosk.payments() == 0);
    kiosk.pass(1);
    CHECK(kiosk.payments() == 1);
    CHECK(kiosk.page() == "paid");
    CHECK(kiosk.shown("paid") == "$40.00");
    kiosk.pass(3'000);
    CHECK(kiosk.papers() == 1);
    CHECK(kiosk.proves_itself());
}

TEST_CASE("a note counts as life while the kiosk asks") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    kiosk.pass(100'000);
    REQUIRE(kiosk.page() == "still_there");
    kiosk.insert(5);
    CHECK(kiosk.page() == "pay_cash");
    CHECK(kiosk.shown("put_in") == "$25.00");
}

TEST_CASE("it goes on by itself 3 s after all is in") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(100);
    kiosk.pass(20);
    REQUIRE(kiosk.acceptor.insert_note(money("50.00")));
    for (int turns = 0; turns < 2'000 && kiosk.held() != money("150.00"); ++turns) kiosk.turn(1);
    REQUIRE(kiosk.held() == money("150.00"));
    kiosk.pass(2'999);
    CHECK(kiosk.page() == "pay_cash");
    CHECK(kiosk.shows("Goes on by itself in 1 second"));
    kiosk.pass(1);
    CHECK(kiosk.page() == "paid");
    CHECK(kiosk.credit() == money("26.55"));
    CHECK(kiosk.proves_itself());
}

TEST_CASE("no note is taken once all is in") {
    KioskBench kiosk;
    kiosk.scan();
    kiosk.press("Pay another amount");
    kiosk.type("5");
    kiosk.press("Pay $5.00");
    kiosk.insert(5);
    static_cast<void>(kiosk.acceptor.insert_note(money("20.00")));  // the slot may still be open
    kiosk.pass(2'000);
    CHECK(kiosk.acceptor.stacked_total() == money("5.00"));
    CHECK(kiosk.held() == money("5.00"));
}

TEST_CASE("the receipt page ends 15 s after printing, or 15 s after the last touch") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    kiosk.press("finish");
    kiosk.pass(5'000);
    REQUIRE(kiosk.press("I need more time"));
    kiosk.pass(14'999);
    CHECK(kiosk.page() == "paid");
    kiosk.pass(1);
    CHECK(kiosk.page() == "start");
}

TEST_CASE("a start page in another language goes back after 60 s") {
    KioskBench kiosk;
    kiosk.press("Español");
    kiosk.pass(59'999);
    CHECK(kiosk.shows("Pague su factura"));
    kiosk.pass(1);
    CHECK(kiosk.shows("Pay your utility bill"));
}
