#include "devices/star/star_printer.h"

#include <catch2/catch.hpp>

#include "tests/devices/star/star_desk.h"

using core::DrawerSensor;
using core::PrinterCondition;
using core::PrintProof;
using core::PrintState;
using core::PulseState;
using devices::ProofWay;
using test::receipt;
using test::StarDesk;

TEST_CASE("a Star printer confirms by its count that a receipt is on paper") {
    StarDesk desk;
    desk.settle();
    CHECK(desk.printer.condition() == PrinterCondition::ready);
    CHECK(desk.printer.proof_way() == ProofWay::etb_counter);
    desk.printer.print(receipt());
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
    CHECK(desk.printer.job().proof == PrintProof::printed);
    CHECK(desk.printed_text().starts_with("Line 1"));
    CHECK(desk.device.drawer().pulses() == 0);
}

TEST_CASE("what it is goes into the list of devices") {
    StarDesk desk;
    desk.pass(3000);
    const auto facts = desk.printer.facts();
    CHECK(facts.language == "Star Line");
    CHECK(facts.model == "TSP654II");
    CHECK(facts.firmware == "Ver3.0");
    CHECK(facts.proof == ProofWay::etb_counter);
    CHECK_FALSE(facts.drawer_sensor_works);
    StarDesk newer({.asb_version = 5, .asb_size = 11, .version = "POP10Ver2.1"});
    newer.pass(3000);
    CHECK(newer.printer.facts().language == "StarPRNT");
    CHECK(newer.printer.facts().model == "POP10");
    CHECK(newer.printer.proof_way() == ProofWay::etb_counter);
}

TEST_CASE("a hundred receipts are each confirmed by their own count, over its end") {
    StarDesk desk({.line_time = core::Milliseconds(1)});
    desk.settle();
    for (int job = 0; job < 100; ++job) {
        desk.printer.print(receipt(2));
        REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
    }
    CHECK(desk.device.etb_count() == 101 % 32);
}

TEST_CASE("an old model that does not count confirms only that it worked through the job") {
    StarDesk desk({.asb_version = 1, .asb_size = 7});
    desk.settle();
    CHECK(desk.printer.proof_way() == ProofWay::in_order);
    desk.printer.print(receipt());
    CHECK(desk.turn_until(PrintState::confirmed) >= 2000);
    CHECK(desk.printer.job().proof == PrintProof::processed);
}

TEST_CASE("a Star printer without any proof: the job ends as unknown 15 s after everything was taken") {
    for (const int early_ms : {1, 0}) {
        StarDesk desk({.knows_blocks = false});
        desk.pass(6000);
        CHECK(desk.printer.proof_way() == ProofWay::none);
        desk.printer.print(receipt());
        while (desk.state() != PrintState::sent) desk.turn(1);
        desk.turn(15'000 - early_ms);
        CHECK(desk.state() == (early_ms == 1 ? PrintState::sent : PrintState::unknown));
        if (early_ms == 0) CHECK(desk.cause() == PrinterCondition::not_answering);
    }
}

TEST_CASE("a Star printer that is out of paper when it is plugged in says so") {
    StarDesk desk;
    desk.device.set_paper_out(true);
    desk.settle();
    CHECK(desk.printer.condition() == PrinterCondition::paper_out);
    desk.printer.print(receipt());
    desk.pass(2000);
    desk.device.set_paper_out(false);
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
}

TEST_CASE("receipts left in a Star printer by a lost connection are not taken for the next one") {
    // They wait with their ends of block while paper is out; all come out at once when it is back.
    for (int left = 1; left <= 3; ++left) {
        StarDesk desk({.line_time = core::Milliseconds(10)});
        desk.settle();
        for (int job = 0; job < left; ++job) {
            desk.printer.print(receipt(2));
            while (desk.state() != PrintState::sent) desk.turn(1);
            desk.device.set_paper_out(true);
            desk.pass(100);
            desk.port.unplug();
            desk.turn(1);
            CHECK(desk.state() == PrintState::unknown);
            desk.device.set_paper_out(job + 1 == left);
            desk.port.plug();
            desk.settle();
        }
        desk.printer.print(receipt(30));
        desk.device.set_paper_out(false);
        while (!desk.printer.job().is_final()) desk.turn(1);
        CHECK(desk.state() == PrintState::confirmed);
        CHECK(desk.device.paper().finished().back().text().find("Line 30") != std::string::npos);
    }
}

TEST_CASE("each wait of a Star job ends at its limit, and not before") {
    for (const int early_ms : {1, 0}) {
        const bool is_over = early_ms == 0;
        StarDesk out({.line_time = core::Milliseconds(10)});
        out.settle();
        out.device.set_paper_lines_left(5);
        out.printer.print(receipt(10));
        while (out.printer.condition() != PrinterCondition::paper_out) out.turn(1);
        out.turn(180'000 - early_ms);
        CHECK(out.state() == (is_over ? PrintState::unknown : PrintState::sent));

        StarDesk open;
        open.device.set_cover_open(true);
        open.settle();
        open.printer.print(receipt());
        open.turn();
        open.turn(180'000 - early_ms);
        CHECK(open.state() == (is_over ? PrintState::failed : PrintState::queued));

        StarDesk away;
        away.port.unplug();
        away.turn();
        away.printer.print(receipt());
        away.turn();
        away.turn(30'000 - early_ms);
        CHECK(away.state() == (is_over ? PrintState::failed : PrintState::queued));
    }
}

TEST_CASE("a printer that forgot everything without leaving the bus confirms nothing it did not print") {
    StarDesk desk({.line_time = core::Milliseconds(50)});
    desk.settle();
    desk.printer.print(receipt(20));
    desk.pass(200);
    REQUIRE(desk.state() == PrintState::sent);
    desk.device.power_cycle();
    REQUIRE(desk.turn_until(PrintState::unknown) >= 0);
    desk.printer.print(receipt(2));
    REQUIRE(desk.turn_until(PrintState::confirmed) >= 0);
}

TEST_CASE("a buffer that overflowed leaves the job unknown") {
    StarDesk desk({.line_time = core::Milliseconds(50)});
    desk.settle();
    desk.printer.print(receipt(20));
    desk.pass(200);
    desk.device.lose_data();
    CHECK(desk.turn_until(PrintState::unknown) >= 0);
}

TEST_CASE("the first drawer opens by one pulse in its turn, and the sensor tells") {
    StarDesk desk;
    desk.settle();
    desk.printer.open_drawer();
    desk.pass(500);
    CHECK(desk.printer.pulse() == PulseState::opened);
    CHECK(desk.printer.drawer_sensor() == DrawerSensor::open);
    CHECK(desk.device.drawer().pulses() == 1);
    desk.device.drawer().close();
    desk.pass(500);
    CHECK(desk.printer.drawer_sensor() == DrawerSensor::closed);
}

TEST_CASE("out of paper, a Star printer that opens no drawer is not said to have opened it") {
    for (const bool is_sensor_known : {true, false}) {
        StarDesk desk({}, {.sensor_known_to_work = is_sensor_known});
        desk.device.set_paper_out(true);
        desk.settle();
        desk.printer.open_drawer();
        desk.pass(3000);
        CHECK(desk.printer.pulse() == (is_sensor_known ? PulseState::did_not_open : PulseState::unknown));
        CHECK(desk.printer.pulse_cause() == PrinterCondition::paper_out);
        desk.device.set_paper_out(false);
        desk.pass(5000);
        CHECK(desk.device.drawer().pulses() == 0);
    }
    StarDesk opens({.opens_drawer_offline = true});
    opens.device.set_cover_open(true);
    opens.settle();
    opens.printer.open_drawer();
    opens.pass(3000);
    CHECK(opens.printer.pulse() == PulseState::opened);
    CHECK(opens.device.drawer().pulses() == 1);
}

TEST_CASE("an idle Star printer hears nothing but the status question") {
    StarDesk desk;
    desk.pass(10'000);
    const std::size_t before = desk.device.received().size();
    desk.pass(60'000);
    const std::string heard = desk.device.received().substr(before);
    CHECK(heard.size() <= 3u * 30u);
    CHECK(heard.size() >= 3u * 10u);
    for (std::size_t at = 0; at < heard.size(); at += 3) CHECK(heard.substr(at, 3) == "\x1b\x06\x01");
}
