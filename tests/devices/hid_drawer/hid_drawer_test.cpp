#include "devices/hid_drawer/hid_drawer.h"

#include <catch2/catch.hpp>
#include <random>

#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_hid_drawer.h"

using core::DrawerSensor;
using core::Milliseconds;
using core::PulseState;
using devices::HidDrawer;

namespace {

struct Desk {
    devices::VirtualHidDrawer device;
    devices::SimulatedPort port{device};
    HidDrawer drawer{port};
    core::Instant now{Milliseconds(1'000'000)};

    Desk() = default;
    explicit Desk(devices::DeviceIdentity identity) : device(std::move(identity)) {}
    void turn(int ms = 0) {
        now += Milliseconds(ms);
        drawer.step(now);
    }
    void pass(int ms) {
        for (int left = ms; left > 0; left -= 5) turn(5);
    }
};

}  // namespace

TEST_CASE("a wish opens the drawer with one pulse, and its sensor tells") {
    Desk desk;
    desk.pass(50);
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::closed);
    desk.drawer.open_drawer();
    desk.drawer.open_drawer();
    CHECK(desk.drawer.pulse() == PulseState::pending);
    desk.pass(300);
    CHECK(desk.drawer.pulse() == PulseState::opened);
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::open);
    CHECK(desk.device.drawer().pulses() == 1);
    desk.device.drawer().close();
    desk.pass(200);
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::closed);
    CHECK(desk.drawer.name() == "Posiflex CR-4000 (serial D0001)");
}

TEST_CASE("a wish in the same turn as the plug is carried out once the drawer is there") {
    Desk desk;
    desk.drawer.open_drawer();
    desk.pass(300);
    CHECK(desk.drawer.pulse() == PulseState::opened);
    CHECK(desk.device.drawer().pulses() == 1);
}

TEST_CASE("an opening with the key is seen without any pulse") {
    Desk desk;
    desk.pass(50);
    desk.device.drawer().open_with_key();
    desk.pass(200);
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::open);
    CHECK(desk.drawer.pulse() == PulseState::idle);
}

TEST_CASE("a drawer that stays shut for two seconds did not open, and gets no second pulse") {
    Desk desk;
    desk.device.drawer().set_stuck(true);
    desk.pass(50);
    desk.drawer.open_drawer();
    desk.turn();
    desk.turn();
    desk.turn();
    for (int ms = 5; ms < 2000; ms += 5) desk.turn(5);
    desk.turn(4);
    CHECK(desk.drawer.pulse() == PulseState::pending);
    desk.turn(1);
    CHECK(desk.drawer.pulse() == PulseState::did_not_open);
    desk.pass(5000);
    CHECK(desk.device.drawer().pulses() == 1);
}

TEST_CASE("a drawer that stops answering is unknown after one second, and so is its pulse") {
    Desk desk;
    desk.pass(50);
    REQUIRE(desk.drawer.drawer_sensor() == DrawerSensor::closed);
    desk.device.set_answers(false);
    desk.turn(50);
    while (desk.device.send()) {
    }
    const auto seen_for = [&](int ms) {
        Desk other;
        other.turn();
        other.turn();
        other.turn();  // asked, answered, seen
        REQUIRE(other.drawer.drawer_sensor() == DrawerSensor::closed);
        other.device.set_answers(false);
        other.turn(ms);
        return other.drawer.drawer_sensor();
    };
    CHECK(seen_for(999) == DrawerSensor::closed);
    CHECK(seen_for(1000) == DrawerSensor::unknown);

    desk.drawer.open_drawer();
    desk.pass(2500);
    CHECK(desk.drawer.pulse() == PulseState::unknown);
    CHECK_FALSE(desk.drawer.pin_high());
    CHECK(desk.device.drawer().pulses() == 1);
}

TEST_CASE("a wish that nobody can carry out is dropped after three seconds and never comes late") {
    for (const int ms : {2999, 3000}) {
        Desk desk;
        desk.port.unplug();
        desk.turn();
        desk.drawer.open_drawer();
        desk.turn();
        desk.now += Milliseconds(ms);
        desk.port.plug();
        desk.turn();
        desk.pass(200);
        const bool in_time = ms == 2999;
        CHECK((desk.drawer.pulse() == PulseState::opened) == in_time);
        CHECK((desk.drawer.pulse() == PulseState::failed) == !in_time);
        CHECK(desk.device.drawer().pulses() == (in_time ? 1 : 0));
    }
}

TEST_CASE("a drawer that takes no bytes failed to open and is not asked to again") {
    Desk desk;
    desk.pass(50);
    desk.device.set_takes_reports(false);
    desk.pass(1500);  // the question under way ends
    desk.drawer.open_drawer();
    desk.pass(4000);
    CHECK(desk.drawer.pulse() == PulseState::failed);
    desk.device.set_takes_reports(true);
    desk.pass(1000);
    CHECK(desk.device.drawer().pulses() == 0);
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::closed);
}

TEST_CASE("a report of which a part was taken is completed, not begun anew") {
    for (const int number : {0, 7}) {
        Desk desk({0x0d3a, static_cast<std::uint16_t>(0x0200 + number), "Posiflex", "CR", "", "simulated"});
        desk.port.end_next_write_after(1);  // a question; a new one would make it an opening
        desk.pass(300);
        CHECK(desk.device.drawer().pulses() == 0);
        CHECK(desk.drawer.drawer_sensor() == DrawerSensor::closed);
        desk.turn(100);
        desk.turn();
        desk.drawer.open_drawer();
        desk.port.end_next_write_after(64);
        desk.pass(300);
        CHECK(desk.drawer.pulse() == PulseState::opened);
        CHECK(desk.device.drawer().pulses() == 1);
        CHECK(desk.device.strange_commands() == 0);
    }
}

TEST_CASE("what is left of a pulse that is over is never sent, so that the drawer does not open late") {
    Desk desk;
    desk.pass(50);
    desk.turn(100);
    desk.turn();
    desk.turn();
    desk.drawer.open_drawer();
    desk.port.set_bytes_per_step(64);
    desk.turn();
    desk.turn();
    desk.device.set_takes_reports(false);
    desk.pass(4000);
    CHECK(desk.drawer.pulse() == PulseState::unknown);
    desk.device.set_takes_reports(true);
    desk.pass(2000);
    CHECK(desk.device.drawer().pulses() == 0);
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::unknown);
    desk.port.unplug();
    desk.turn();
    desk.port.plug();
    desk.pass(200);
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::closed);
}

TEST_CASE("a cable pulled during a pulse leaves it unknown, and the drawer works again when it is back") {
    Desk desk;
    desk.device.drawer().set_stuck(true);
    desk.pass(50);
    desk.drawer.open_drawer();
    desk.pass(100);
    desk.port.unplug();
    desk.turn(5);
    CHECK(desk.drawer.pulse() == PulseState::unknown);
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::unknown);
    desk.device.drawer().set_stuck(false);
    desk.port.plug();
    desk.pass(100);
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::closed);
    CHECK(desk.device.drawer().pulses() == 1);
    desk.drawer.open_drawer();
    desk.pass(200);
    CHECK(desk.drawer.pulse() == PulseState::opened);
    CHECK(desk.device.drawer().pulses() == 2);
}

TEST_CASE("a cable pulled and put back between two turns is a new connection") {
    Desk desk;
    desk.pass(50);
    desk.port.unplug();
    desk.port.plug();
    desk.turn();
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::unknown);
    desk.pass(50);
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::closed);
}

TEST_CASE("a status of another drawer and noise change nothing and are counted") {
    Desk desk;
    desk.pass(50);
    std::string other(120, '\0');
    other[0] = '\x60';  // drawer 6, open
    desk.device.send_raw(other);
    desk.device.send_raw("");
    desk.device.send_raw(std::string(64, '\x70'));
    desk.turn();
    CHECK(desk.drawer.drawer_sensor() == DrawerSensor::closed);
    CHECK(desk.drawer.refused_count() == 3);
}

TEST_CASE("the drawer is asked ten times a second, not more") {
    Desk desk;
    desk.pass(10'000);
    CHECK(desk.device.questions() >= 95);
    CHECK(desk.device.questions() <= 101);
}

TEST_CASE("whatever happens, a drawer is only opened or asked, and once for each wish") {
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        Desk desk;
        int wishes = 0;
        for (int turn = 0; turn < 400; ++turn) {
            switch (random() % 40) {
                case 0:
                    desk.port.unplug();
                    break;
                case 1:
                case 2:
                    desk.port.plug();
                    break;
                case 3:
                    desk.device.set_answers(random() % 4 != 0);
                    break;
                case 4:
                    desk.device.set_takes_reports(random() % 4 != 0);
                    break;
                case 5:
                    desk.device.drawer().close();
                    break;
                case 6:
                    desk.device.drawer().set_stuck(random() % 2 == 0);
                    break;
                case 7:
                    desk.port.end_next_write_after(random() % 120);
                    break;
                case 8:
                    desk.port.set_bytes_per_step(1 + random() % 120);
                    break;
                case 9:
                    if (desk.drawer.pulse() != PulseState::pending) {
                        ++wishes;
                        desk.drawer.open_drawer();
                    }
                    break;
                default:
                    break;
            }
            desk.turn(static_cast<int>(random() % 300));
        }
        REQUIRE_FALSE(desk.device.is_in_loader());
        REQUIRE(desk.device.drawer().pulses() <= wishes);
        desk.pass(8000);
        REQUIRE(desk.drawer.pulse() != PulseState::pending);
        REQUIRE(desk.device.strange_commands() == 0);
    }
}

TEST_CASE("the virtual drawer knows the command that must never be sent") {
    devices::VirtualHidDrawer device;
    device.receive(std::string("\x07\xf0", 2) + std::string(118, '\0'));
    CHECK(device.is_in_loader());
}
