#include <catch2/catch.hpp>

#include "tests/kiosk/flows/window/window_desk.h"

TEST_CASE("the customer sees what is due, what was received and the change, a thank-you, then a welcome") {
    test::WindowDesk desk;
    desk.start_day();
    desk.settle();
    CHECK(desk.display.text() == "Welcome | ");
    desk.scan(test::slip_of("100004100"));
    desk.settle();
    CHECK(desk.display.text() == "Amount due 123.45| ");
    desk.type("10000");
    CHECK(desk.display.text() == "Amount due 123.45|Received 100.00");
    desk.press("140");
    CHECK(desk.display.text() == "Amount due 123.45|Change 16.55");
    desk.key("F12");
    CHECK(desk.display.text() == "Received 140.00|Change 16.55");
    desk.key("Esc");
    CHECK(desk.display.text() == "Thank you | ");
    desk.stage->wait(core::Milliseconds(5000));
    desk.settle();
    CHECK(desk.display.text() == "Welcome | ");
}
