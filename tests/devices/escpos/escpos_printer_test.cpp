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
    for (std::size_t job = 0; job < devices::EscposPrinter::jobs_waiting_max; ++job)
        desk.printer.print(receipt(1));
    CHECK(desk.state() == PrintState::queued);
    for (int job = 0; job < 20; ++job) desk.printer.print(receipt(1));
    CHECK(desk.state() == PrintState::failed);
    CHECK(desk.cause() == PrinterCondition::paper_out);
    desk.device.set_paper_out(false);
    desk.pass(5000);
    CHECK(desk.device.paper().finished().size() == devices::EscposPrinter::jobs_waiting_max);
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
