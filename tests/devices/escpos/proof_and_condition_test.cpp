#include <catch2/catch.hpp>

#include "tests/devices/escpos/printer_desk.h"
#include "tests/support/escpos_decoder/escpos_decoder.h"

using core::PrinterCondition;
using core::PrintProof;
using core::PrintState;
using devices::ProofWay;
using test::PrinterDesk;
using test::receipt;

TEST_CASE(
    "a printer without job names confirms only that it worked through the job, two quiet seconds later") {
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
