#include "devices/escpos/escpos_printer.h"

#include <catch2/catch.hpp>

#include "tests/devices/escpos/printer_desk.h"
#include "tests/support/escpos_decoder/escpos_decoder.h"

using core::PrinterCondition;
using core::PrintProof;
using core::PrintState;
using devices::ProofWay;
using test::PrinterDesk;
using test::receipt;

TEST_CASE("a printer that names its jobs confirms that a receipt is on paper") {
    PrinterDesk desk;
    desk.settle();
    CHECK(desk.printer.condition() == PrinterCondition::ready);
    CHECK(desk.printer.name() == "EPSON TM-T88V (serial J0001)");
    CHECK(desk.printer.proof_way() == ProofWay::process_id);
    const auto id = desk.printer.print(receipt());
    CHECK(desk.printer.job().id == id);
    CHECK(desk.state() == PrintState::queued);
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
    CHECK(desk.printer.job().proof == PrintProof::printed);
    CHECK(desk.printed_text().starts_with("Line 1"));
    const auto decoded = test::decode_print(desk.device.received());
    CHECK(decoded.lines.size() == 3);
    CHECK(decoded.process_ids.size() == 2);
    CHECK(decoded.unknown.empty());
}

TEST_CASE("the first byte of a job leaves in the turn after it was given") {
    PrinterDesk desk;
    desk.settle();
    const std::size_t before = desk.device.received().size();
    desk.printer.print(receipt());
    desk.turn();
    desk.turn();
    CHECK(desk.device.received().size() > before);
}

TEST_CASE("jobs given together print whole, in order, and each is confirmed by its own id") {
    PrinterDesk desk({.line_time = core::Milliseconds(20)});
    desk.settle();
    const auto first = desk.printer.print(receipt(30));
    const auto second = desk.printer.print(receipt(2));
    while (!desk.printer.find_job(first)->is_final()) desk.turn(5);
    CHECK(desk.printer.find_job(first)->state == PrintState::confirmed);
    CHECK_FALSE(desk.printer.find_job(second)->is_final());
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
    CHECK(desk.device.paper().finished().size() == 2);
    CHECK(desk.printed_text(0).find("Line 30") != std::string::npos);
}

TEST_CASE("a job beyond the queue's maximum fails at once, and the others print") {
    PrinterDesk desk;
    desk.device.set_paper_out(true);
    desk.settle();
    for (std::size_t job = 0; job < devices::EscposPrinter::jobs_waiting_max; ++job) desk.printer.print(receipt(1));
    CHECK(desk.state() == PrintState::queued);
    for (int job = 0; job < 20; ++job) desk.printer.print(receipt(1));
    CHECK(desk.state() == PrintState::failed);
    CHECK(desk.cause() == PrinterCondition::paper_out);
    desk.device.set_paper_out(false);
    desk.pass(5000);
    CHECK(desk.device.paper().finished().size() == devices::EscposPrinter::jobs_waiting_max);
}

TEST_CASE("short writes at every length resume without losing or repeating a byte") {
    PrinterDesk whole;
    whole.settle();
    whole.printer.print(receipt(5));
    REQUIRE(whole.turn_until(PrintState::confirmed) >= 0);
    const std::string expected = whole.printed_text();
    for (std::size_t taken = 0; taken < 160; ++taken) {
        PrinterDesk desk;
        desk.settle();
        desk.printer.print(receipt(5));
        desk.port.end_next_write_after(taken);
        REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
        REQUIRE(desk.printed_text() == expected);
    }
}

TEST_CASE("a bus that carries one byte a turn still prints everything once") {
    PrinterDesk desk;
    desk.settle();
    desk.port.set_bytes_per_step(1);
    desk.printer.print(receipt(4));
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
    CHECK(desk.device.paper().finished().size() == 1);
    CHECK(desk.printed_text().find("Line 4") != std::string::npos);
}

TEST_CASE("paper out in the middle: the job waits, goes on with new paper, and its confirmation counts") {
    PrinterDesk desk({.buffer_size = 256, .line_time = core::Milliseconds(10)});
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

TEST_CASE("paper out after everything was taken ends as unknown at the limit, named paper out") {
    for (const int early_ms : {1, 0}) {
        PrinterDesk desk({.line_time = core::Milliseconds(10)});
        desk.settle();
        desk.device.set_paper_lines_left(5);
        desk.printer.print(receipt(10));
        while (desk.printer.condition() != PrinterCondition::paper_out) desk.turn(1);
        REQUIRE(desk.state() == PrintState::sent);
        desk.turn(180'000 - early_ms);
        CHECK(desk.state() == (early_ms == 1 ? PrintState::sent : PrintState::unknown));
        if (early_ms == 0) CHECK(desk.cause() == PrinterCondition::paper_out);
    }
}

TEST_CASE("a job that never began fails at the limit and prints nothing later") {
    for (const int early_ms : {1, 0}) {
        PrinterDesk desk;
        desk.device.set_cover_open(true);
        desk.settle();
        desk.printer.print(receipt());
        desk.turn();
        desk.turn(180'000 - early_ms);
        CHECK(desk.state() == (early_ms == 1 ? PrintState::queued : PrintState::failed));
        if (early_ms == 1) continue;
        CHECK(desk.cause() == PrinterCondition::cover_open);
        desk.device.set_cover_open(false);
        desk.pass(10'000);
        CHECK(desk.device.paper().finished().empty());
    }
}

TEST_CASE("a job given up half way is cut off clean, and the next one is not confused with it") {
    PrinterDesk desk({.buffer_size = 128, .line_time = core::Milliseconds(10)});
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

TEST_CASE("unplugged in the middle the outcome is unknown, and replugged it prints again without a restart") {
    PrinterDesk desk({.buffer_size = 256, .line_time = core::Milliseconds(50)});
    desk.settle();
    desk.printer.print(receipt(40));
    desk.pass(300);
    REQUIRE(desk.state() == PrintState::sending);
    desk.port.unplug();
    desk.turn();
    CHECK(desk.state() == PrintState::unknown);
    CHECK(desk.cause() == PrinterCondition::unplugged);
    CHECK(desk.printer.condition() == PrinterCondition::unplugged);
    desk.port.plug();
    desk.device.power_cycle();
    desk.settle();
    desk.printer.print(receipt(2));
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
}

TEST_CASE("a cable out and in between two turns does not go unseen") {
    PrinterDesk desk({.buffer_size = 256, .line_time = core::Milliseconds(50)});
    desk.settle();
    desk.printer.print(receipt(40));
    desk.pass(300);
    desk.port.unplug();
    desk.port.plug();
    desk.turn();
    CHECK(desk.state() == PrintState::unknown);
}

TEST_CASE("a job given while unplugged waits 30 s for the printer, then fails") {
    for (const int early_ms : {1, 0}) {
        PrinterDesk desk;
        desk.port.unplug();
        desk.turn();
        desk.printer.print(receipt());
        desk.turn();
        desk.turn(30'000 - early_ms);
        CHECK(desk.state() == (early_ms == 1 ? PrintState::queued : PrintState::failed));
        desk.port.plug();
        desk.pass(3000);
        CHECK(desk.state() == (early_ms == 1 ? PrintState::confirmed : PrintState::failed));
    }
}

TEST_CASE("a printer without job names confirms only that it worked through the job, two quiet seconds later") {
    PrinterDesk desk({.has_process_ids = false});
    desk.settle();
    CHECK(desk.printer.proof_way() == ProofWay::in_order);
    desk.printer.print(receipt());
    const int took_ms = desk.turn_until(PrintState::confirmed);
    CHECK(took_ms >= 2000);
    CHECK(desk.printer.job().proof == PrintProof::processed);
}

TEST_CASE("trouble in the quiet seconds keeps such a job unconfirmed until it is over") {
    PrinterDesk desk({.has_process_ids = false});
    desk.settle();
    desk.printer.print(receipt());
    desk.pass(1000);
    desk.device.set_paper_out(true);
    desk.pass(5000);
    CHECK(desk.state() == PrintState::sent);
    desk.device.set_paper_out(false);
    CHECK(desk.turn_until(PrintState::confirmed) >= 2000);
}

TEST_CASE("without any proof a job ends as unknown 15 s after everything was taken") {
    for (const int early_ms : {1, 0}) {
        PrinterDesk desk({.has_process_ids = false, .answers_in_order = false});
        desk.settle();
        desk.printer.print(receipt());
        while (desk.state() != PrintState::sent) desk.turn(1);
        desk.turn(15'000 - early_ms);
        CHECK(desk.state() == (early_ms == 1 ? PrintState::sent : PrintState::unknown));
        if (early_ms == 0) CHECK(desk.cause() == PrinterCondition::not_answering);
    }
}

TEST_CASE("a printer that never says anything is written to, and the outcome is unknown") {
    PrinterDesk desk({.has_process_ids = false,
                      .reports_by_itself = false,
                      .answers_status = false,
                      .answers_in_order = false});
    desk.pass(4000);
    CHECK(desk.printer.condition() == PrinterCondition::not_answering);
    desk.printer.print(receipt());
    REQUIRE(desk.turn_until(PrintState::unknown) >= 0);
    CHECK(desk.device.paper().finished().size() == 1);
}

TEST_CASE("a hung printer that takes no bytes fails the job after 10 s") {
    PrinterDesk desk({.buffer_size = 128});
    desk.settle();
    desk.device.set_silent(true);
    desk.printer.print(receipt(60));
    REQUIRE(desk.turn_until(PrintState::failed) >= 9000);
    CHECK(desk.cause() == PrinterCondition::not_answering);
}

TEST_CASE("a printer that stops answering is noticed after two questions") {
    PrinterDesk desk;
    desk.settle();
    desk.device.set_silent(true);
    desk.pass(12'000);
    CHECK(desk.printer.condition() == PrinterCondition::not_answering);
    desk.device.set_silent(false);
    desk.pass(5000);
    CHECK(desk.printer.condition() == PrinterCondition::ready);
}

TEST_CASE("the probe that nobody answers is given up after one second, not before") {
    PrinterDesk desk({.has_process_ids = false});
    for (int turns = 0; turns < 4; ++turns) desk.turn(1);
    const auto probed = [&desk] { return !test::decode_print(desk.device.received()).process_ids.empty(); };
    while (!probed()) desk.turn(1);
    desk.turn(999);
    CHECK(desk.printer.proof_way() == ProofWay::not_known);
    desk.turn(1);
    CHECK(desk.printer.proof_way() == ProofWay::in_order);
}

TEST_CASE("each trouble at the printer is named, whichever way it reports") {
    for (const bool reports_by_itself : {true, false}) {
        PrinterDesk desk({.reports_by_itself = reports_by_itself});
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

TEST_CASE("a printer that may not be opened says so") {
    PrinterDesk desk;
    desk.port.set_permission(false);
    desk.turn();
    CHECK(desk.printer.condition() == PrinterCondition::no_permission);
}

TEST_CASE("an id left in the printer by an earlier run of the program confirms nothing") {
    devices::ProofProbe probe;
    const core::Instant now{core::Milliseconds(1'000'000)};
    probe.begin(now);
    const auto first = probe.probe_id();
    probe.took(first.later(50));
    CHECK(probe.way() == ProofWay::not_known);
    probe.took(first);
    REQUIRE(probe.way() == ProofWay::process_id);
    probe.request_for_job();
    probe.took(first.later(50));
    CHECK(probe.proof(now, true, 0) == PrintProof::none);
    probe.took(first.later(1));
    CHECK(probe.proof(now, true, 0) == PrintProof::printed);
}
