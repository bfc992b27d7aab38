#include <catch2/catch.hpp>

#include "tests/devices/escpos/printer_desk.h"
#include "tests/support/escpos_decoder/escpos_decoder.h"

using core::DrawerSensor;
using core::PulseState;
using test::PrinterDesk;
using test::receipt;

namespace {

std::vector<test::DrawerKick> kicks(const PrinterDesk& desk) {
    return test::decode_print(desk.device.received()).drawer_kicks;
}

}  // namespace

TEST_CASE("a drawer opens with one pulse on one pin, and its sensor tells") {
    PrinterDesk desk({}, {.drawer_pin = devices::escpos::DrawerPin::pin_5});
    desk.settle();
    desk.printer.open_drawer();
    desk.printer.open_drawer();
    CHECK(desk.printer.pulse() == PulseState::pending);
    desk.pass(500);
    CHECK(desk.printer.pulse() == PulseState::opened);
    CHECK(desk.printer.drawer_sensor() == DrawerSensor::open);
    CHECK(desk.device.drawer().pulses() == 1);
    REQUIRE(kicks(desk).size() == 1);
    CHECK(kicks(desk)[0].pin == 1);
    CHECK_FALSE(kicks(desk)[0].at_once);
    desk.device.drawer().close();
    desk.pass(500);
    CHECK(desk.printer.drawer_sensor() == DrawerSensor::closed);
}

TEST_CASE("an open drawer is not reported open by a sensor wired the other way") {
    PrinterDesk desk(
        {}, {.sensor_polarity = devices::SensorPolarity::high_is_open, .sensor_known_to_work = true});
    desk.settle();
    CHECK(desk.printer.drawer_sensor() == DrawerSensor::open);
    desk.device.drawer().open_with_key();
    desk.pass(100);
    CHECK(desk.printer.drawer_sensor() == DrawerSensor::closed);
}

TEST_CASE("without a sensor the outcome is unknown after two seconds, never did not open") {
    PrinterDesk desk;
    desk.device.drawer().set_has_sensor(false);
    desk.settle();
    CHECK(desk.printer.drawer_sensor() == DrawerSensor::unknown);
    desk.printer.open_drawer();
    desk.turn();
    desk.turn();
    desk.turn(1999);
    CHECK(desk.printer.pulse() == PulseState::pending);
    desk.turn(1);
    CHECK(desk.printer.pulse() == PulseState::unknown);
    CHECK(desk.device.drawer().pulses() == 1);
}

TEST_CASE("a stuck drawer whose sensor is known to work did not open, after two seconds") {
    PrinterDesk desk({}, {.sensor_known_to_work = true});
    desk.device.drawer().set_stuck(true);
    desk.settle();
    CHECK(desk.printer.drawer_sensor() == DrawerSensor::closed);
    desk.printer.open_drawer();
    desk.turn();
    desk.turn();
    desk.turn(1999);
    CHECK(desk.printer.pulse() == PulseState::pending);
    desk.turn(1);
    CHECK(desk.printer.pulse() == PulseState::did_not_open);
}

TEST_CASE("a sensor that was seen to move counts as working") {
    PrinterDesk desk;
    desk.settle();
    desk.device.drawer().open_with_key();
    desk.pass(100);
    CHECK(desk.printer.drawer_sensor() == DrawerSensor::open);
}

TEST_CASE("with paper out or the cover open the drawer opens by the real-time pulse") {
    for (const bool is_paper_out : {true, false}) {
        PrinterDesk desk;
        desk.device.set_paper_out(is_paper_out);
        desk.device.set_cover_open(!is_paper_out);
        desk.settle();
        desk.printer.open_drawer();
        desk.pass(500);
        CHECK(desk.printer.pulse() == PulseState::opened);
        REQUIRE(kicks(desk).size() == 1);
        CHECK(kicks(desk)[0].at_once);
        CHECK(desk.device.drawer().pulses() == 1);
        desk.device.set_paper_out(false);
        desk.device.set_cover_open(false);
        desk.pass(5000);
        CHECK(desk.device.drawer().pulses() == 1);
    }
}

TEST_CASE("the drawer opens before the receipt that is asked for with it") {
    PrinterDesk desk({.line_time = core::Milliseconds(50)});
    desk.settle();
    desk.printer.print(receipt(40));
    desk.printer.open_drawer();
    desk.pass(100);
    CHECK(desk.printer.pulse() == PulseState::opened);
    CHECK(desk.state() != core::PrintState::confirmed);
}

TEST_CASE("a pulse that cannot be sent fails after three seconds and never opens the drawer later") {
    for (const int early_ms : {1, 0}) {
        PrinterDesk desk;
        desk.port.unplug();
        desk.turn();
        desk.printer.open_drawer();
        desk.turn();
        desk.turn(3000 - early_ms);
        CHECK(desk.printer.pulse() == (early_ms == 1 ? PulseState::pending : PulseState::failed));
        desk.port.plug();
        desk.pass(5000);
        CHECK(desk.device.drawer().pulses() == 0);  // a replugged printer takes longer than 1 ms to set up
    }
    PrinterDesk desk;
    desk.port.unplug();
    desk.printer.open_drawer();
    desk.pass(500);
    desk.port.plug();
    desk.pass(500);
    CHECK(desk.printer.pulse() == PulseState::opened);
}

TEST_CASE("a pulse that the full buffer refuses is given up, and what was taken of it does nothing") {
    for (std::size_t room = 0; room <= 3; ++room) {
        PrinterDesk desk({.buffer_size = 64});
        desk.settle();
        desk.device.set_silent(true);  // takes bytes, obeys none
        REQUIRE(desk.device.receive(std::string(64 - room, '\n')) == 64 - room);
        desk.printer.open_drawer();
        desk.pass(5000);
        CHECK(desk.printer.pulse() == PulseState::failed);
        desk.device.set_silent(false);
        desk.pass(8000);
        CHECK(desk.device.drawer().pulses() == 0);
    }
}

TEST_CASE("a torn pulse is ended so that it moves nothing") {
    using namespace devices::escpos;
    for (const std::string& pulse :
         {drawer_pulse(DrawerPin::pin_2), drawer_pulse_at_once(DrawerPin::pin_5)}) {
        for (std::size_t taken = 1; taken < pulse.size(); ++taken) {
            if (is_beyond_recall(pulse, taken)) continue;
            devices::VirtualPrinter printer;
            const std::string sent = pulse.substr(0, taken) + harmless_rest(pulse, taken) + "after\n";
            REQUIRE(printer.receive(sent) == sent.size());
            printer.step(core::Instant{});
            CHECK(printer.drawer().pulses() == 0);
            CHECK(printer.paper().current().text() == "after\n");
        }
    }
}

TEST_CASE("unplugged after the pulse was sent, nobody can tell whether the drawer opened") {
    PrinterDesk desk;
    desk.device.drawer().set_has_sensor(false);
    desk.settle();
    desk.printer.open_drawer();
    desk.pass(100);
    desk.port.unplug();
    desk.turn();
    CHECK(desk.printer.pulse() == PulseState::unknown);
    CHECK(desk.printer.drawer_sensor() == DrawerSensor::unknown);
}
