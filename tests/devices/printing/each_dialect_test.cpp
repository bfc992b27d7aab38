#include <catch2/catch.hpp>

#include "tests/devices/escpos/printer_desk.h"
#include "tests/devices/star/star_desk.h"

// What the one printer machine does in whatever language: each case runs in both, and a failure names its
// desk.

using core::PrinterCondition;
using core::PrintState;
using test::PrinterDesk;
using test::receipt;
using test::StarDesk;

TEMPLATE_TEST_CASE("each trouble at the printer is named, whichever way it reports", "", PrinterDesk,
                   StarDesk) {
    for (const bool reports_by_itself : {true, false}) {
        TestType desk({.reports_by_itself = reports_by_itself});
        desk.settle();
        const auto condition = [&desk] {
            desk.pass(3000);
            return desk.printer.condition();
        };
        desk.device.set_paper_near_end(true);
        CHECK(condition() == PrinterCondition::paper_near_end);
        desk.device.set_paper_out(true);
        CHECK(condition() == PrinterCondition::paper_out);
        desk.device.set_cover_open(true);
        CHECK(condition() == PrinterCondition::cover_open);
        desk.device.set_cover_open(false);
        desk.device.set_paper_out(false);
        desk.device.set_paper_near_end(false);
        desk.device.set_cutter_jammed(true);
        CHECK(condition() == PrinterCondition::cutter_jammed);
        desk.device.set_cutter_jammed(false);
        desk.device.set_overheated(true);
        CHECK(condition() == PrinterCondition::overheated);
        desk.device.set_overheated(false);
        CHECK(condition() == PrinterCondition::ready);
    }
}

TEMPLATE_TEST_CASE("paper out in the middle: the job waits, goes on with new paper, and no line comes twice",
                   "", PrinterDesk, StarDesk) {
    TestType desk({.buffer_size = 256, .line_time = core::Milliseconds(10)});
    desk.settle();
    desk.device.set_paper_lines_left(10);
    desk.printer.print(receipt(60));
    desk.pass(2000);
    CHECK(desk.printer.condition() == PrinterCondition::paper_out);
    CHECK(desk.state() == PrintState::sending);
    desk.pass(100'000);
    CHECK(desk.state() == PrintState::sending);
    desk.device.set_paper_out(false);
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
    const std::string text = desk.printed_text();
    for (int line = 1; line <= 60; ++line) {
        const std::string label = "Line " + std::to_string(line) + " ";
        CHECK(text.find(label) != std::string::npos);
        CHECK(text.find(label) == text.rfind(label));
    }
}

TEMPLATE_TEST_CASE("short writes at every length resume without losing or repeating a byte", "", PrinterDesk,
                   StarDesk) {
    TestType whole;
    whole.settle();
    whole.printer.print(receipt(5));
    REQUIRE(whole.turn_until(PrintState::confirmed) >= 0);
    for (std::size_t taken = 0; taken < 160; ++taken) {
        TestType desk;
        desk.settle();
        desk.printer.print(receipt(5));
        desk.port.end_next_write_after(taken);
        REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
        REQUIRE(desk.printed_text() == whole.printed_text());
    }
}

TEMPLATE_TEST_CASE("a job given up half way is cut off clean, and the next one is not confused with it", "",
                   PrinterDesk, StarDesk) {
    TestType desk({.buffer_size = 128, .line_time = core::Milliseconds(10)});
    desk.settle();
    desk.device.set_paper_lines_left(3);
    desk.printer.print(receipt(60));
    desk.pass(182'000);
    REQUIRE(desk.state() == PrintState::failed);
    CHECK(desk.cause() == PrinterCondition::paper_out);
    desk.printer.print({{core::PrintedText{.text = "NEXT"}}});
    desk.pass(1000);
    CHECK(desk.state() == PrintState::queued);
    desk.device.set_paper_out(false);
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
    REQUIRE(desk.device.paper().finished().size() == 2);
    CHECK(desk.printed_text(1) == "NEXT\n");
    CHECK(desk.printed_text(0).find("Line 60") == std::string::npos);
}

TEMPLATE_TEST_CASE(
    "switched off and on in the middle: unknown, set up again, and the next receipt is confirmed", "",
    PrinterDesk, StarDesk) {
    TestType desk({.buffer_size = 256, .line_time = core::Milliseconds(50)});
    desk.settle();
    desk.printer.print(receipt(40));
    desk.pass(300);
    REQUIRE(desk.state() == PrintState::sending);
    desk.port.unplug();
    desk.device.power_cycle();
    desk.port.plug();
    desk.turn();
    CHECK(desk.state() == PrintState::unknown);
    CHECK(desk.cause() == PrinterCondition::unplugged);
    desk.settle();
    desk.printer.print(receipt(2));
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
    // The rest of the first receipt was forgotten by the printer and is not sent again.
    CHECK(desk.printed_text().find("Line 40") == std::string::npos);
}
