#include <catch2/catch.hpp>

#include "tests/devices/escpos/printer_desk.h"

using core::PrinterCondition;
using core::PrintProof;
using core::PrintState;
using devices::ProofWay;
using test::PrinterDesk;
using test::receipt;

namespace {

// A receipt is in the printer, and the cutter is jammed.
void jam(PrinterDesk& desk) {
    desk.settle();
    desk.device.set_cutter_jammed(true);
    desk.pass(3000);
    REQUIRE(desk.printer.condition() == PrinterCondition::cutter_jammed);
}

bool was_sent(const PrinterDesk& desk, std::string_view bytes) {
    return desk.device.received().find(bytes) != std::string::npos;
}

constexpr std::string_view go_on = "\x10\x05\x01";
constexpr std::string_view clear_and_go_on = "\x10\x05\x02";

}  // namespace

TEST_CASE(
    "a jam cleared behind the open cover: the printer goes on when it is closed, and each line comes once") {
    PrinterDesk desk({.line_time = core::Milliseconds(10), .cutter_waits = true});
    desk.settle();
    desk.printer.print(receipt(40));
    desk.pass(100);
    desk.device.set_cutter_jammed(true);
    desk.pass(3000);
    CHECK(desk.state() == PrintState::sent);
    desk.device.set_cover_open(true);
    desk.pass(3000);
    desk.device.set_cutter_jammed(false);
    desk.pass(3000);
    CHECK_FALSE(was_sent(desk, go_on));  // fingers may still be in it
    desk.device.set_cover_open(false);
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
    CHECK(desk.printer.job().proof == PrintProof::printed);
    CHECK(was_sent(desk, go_on));
    CHECK_FALSE(was_sent(desk, clear_and_go_on));
    const std::string text = desk.printed_text();
    for (int line = 1; line <= 40; ++line) {
        const std::string label = "Line " + std::to_string(line) + " ";
        CHECK(text.find(label) != std::string::npos);
        CHECK(text.find(label) == text.rfind(label));
    }
}

TEST_CASE("a jam cleared without the cover is over when a person says so") {
    PrinterDesk desk({.cutter_waits = true});
    jam(desk);
    desk.device.set_cutter_jammed(false);
    desk.pass(10'000);
    CHECK(desk.printer.condition() == PrinterCondition::cutter_jammed);
    desk.printer.jam_was_removed();
    desk.pass(1000);
    CHECK(desk.printer.condition() == PrinterCondition::ready);
    desk.printer.print(receipt());
    CHECK(desk.turn_until(PrintState::confirmed) >= 0);
}

TEST_CASE("a cutter that is still jammed is tried once for each clearing, not again and again") {
    PrinterDesk desk({.cutter_waits = true});
    jam(desk);
    for (int clearing = 1; clearing <= 3; ++clearing) {
        desk.printer.jam_was_removed();
        desk.pass(5000);
        CHECK(desk.printer.condition() == PrinterCondition::cutter_jammed);
        std::size_t tries = 0;
        const std::string& sent = desk.device.received();
        for (std::size_t at = sent.find(clear_and_go_on); at != sent.npos;
             at = sent.find(clear_and_go_on, at + 1))
            ++tries;
        CHECK(tries == static_cast<std::size_t>(clearing));
    }
}

TEST_CASE("what is left of a receipt that was given up does not come out after the jam") {
    PrinterDesk desk({.line_time = core::Milliseconds(10), .cutter_waits = true});
    desk.settle();
    desk.printer.print(receipt(40));
    desk.pass(100);
    desk.device.set_cutter_jammed(true);
    desk.pass(190'000);
    REQUIRE(desk.state() == PrintState::unknown);
    CHECK(desk.cause() == PrinterCondition::cutter_jammed);
    desk.device.set_cutter_jammed(false);
    desk.printer.jam_was_removed();
    desk.pass(3000);
    CHECK(was_sent(desk, clear_and_go_on));
    CHECK(desk.device.paper().finished().size() == 1);
    CHECK(desk.printer.proof_way() == ProofWay::process_id);
    desk.printer.print({{core::PrintedText{.text = "NEXT"}}});
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
    CHECK(desk.printed_text(0).find("Line 40") == std::string::npos);
    CHECK(desk.printed_text(1) == "NEXT\n");
}

TEST_CASE("an overheated head needs nothing but time") {
    PrinterDesk desk({.line_time = core::Milliseconds(10), .cutter_waits = true});
    desk.settle();
    desk.printer.print(receipt(20));
    desk.pass(50);
    desk.device.set_overheated(true);
    desk.pass(30'000);
    CHECK(desk.printer.condition() == PrinterCondition::overheated);
    desk.device.set_overheated(false);
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
    CHECK_FALSE(was_sent(desk, "\x10\x05"));
}

TEST_CASE("the cover opened while printing: the receipt goes on when it is closed") {
    PrinterDesk desk({.line_time = core::Milliseconds(10)});
    desk.settle();
    desk.printer.print(receipt(20));
    desk.pass(50);
    desk.device.set_cover_open(true);
    desk.pass(20'000);
    CHECK(desk.printer.condition() == PrinterCondition::cover_open);
    CHECK_FALSE(desk.printer.job().is_final());
    desk.device.set_cover_open(false);
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
}

TEST_CASE("the printer's own names are asked for when nothing else is to do") {
    PrinterDesk desk;
    desk.pass(3000);
    CHECK(desk.printer.facts().language == "ESC/POS");
    CHECK(desk.printer.facts().model == "TM-T88V");
    CHECK(desk.printer.facts().firmware == "1.23 ESC/POS");
    CHECK(desk.printer.facts().proof == ProofWay::process_id);
    PrinterDesk silent({.firmware = ""});
    silent.pass(6000);
    CHECK(silent.printer.facts().model.empty());
    silent.printer.print(receipt());
    CHECK(silent.turn_until(PrintState::confirmed) >= 0);
}

TEST_CASE("a receipt does not wait for a name that nobody tells") {
    PrinterDesk desk({.firmware = ""});
    while (!was_sent(desk, "\x1dI")) desk.turn(1);
    desk.turn(1);
    const std::size_t before = desk.device.received().size();
    desk.printer.print(receipt());
    desk.turn(1);
    desk.turn(1);
    CHECK(desk.device.received().size() > before + 50);
}

TEST_CASE("a job begins to be written in the first turn after it was given, even when a status is due") {
    for (int wait_ms = 0; wait_ms < 2100; wait_ms += 7) {
        PrinterDesk desk;
        desk.pass(6000);
        desk.turn(wait_ms);
        while (desk.port.write().busy) desk.turn();
        desk.turn();
        if (desk.port.write().busy) continue;
        desk.printer.print(receipt());
        desk.turn(3000);  // and now a question is surely due
        CHECK(desk.state() == PrintState::sending);
        CHECK(desk.port.write().busy);
    }
}

TEST_CASE("an idle printer hears nothing but the status question, every five seconds") {
    PrinterDesk desk;
    desk.pass(10'000);
    const std::size_t before = desk.device.received().size();
    desk.pass(60'000);
    const std::string heard = desk.device.received().substr(before);
    CHECK(heard.size() >= 12u * 10u);
    CHECK(heard.size() <= 12u * 13u);
    for (std::size_t at = 0; at < heard.size(); at += 3) CHECK(heard.substr(at, 2) == "\x10\x04");
}

TEST_CASE("a printer without any proof is known to have none") {
    PrinterDesk desk({.has_process_ids = false, .answers_in_order = false});
    desk.pass(3000);
    CHECK(desk.printer.proof_way() == ProofWay::none);
}

TEST_CASE("a torn receipt does not shift the nameless answers of the next one") {
    PrinterDesk desk({.has_process_ids = false, .buffer_size = 128, .line_time = core::Milliseconds(10)});
    desk.settle();
    REQUIRE(desk.printer.proof_way() == ProofWay::in_order);
    desk.device.set_paper_lines_left(3);
    desk.printer.print(receipt(60));
    desk.pass(182'000);
    REQUIRE(desk.state() == PrintState::failed);
    desk.device.set_paper_out(false);
    desk.pass(3000);
    desk.printer.print(receipt(1));
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
}
