#include "kiosk/flows/drawer_watch.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/kiosk/flows/window/window_desk.h"

using core::DrawerSensor;
using core::PulseState;
using kiosk::DrawerWatch;

namespace {

// A drawer's switch and pulses, turned by hand.
struct Drawer {
    void after(std::int64_t ms) {
        now += core::Milliseconds(ms);
        watch.step(now, readings);
    }
    void shows(DrawerSensor sensor) {
        readings.sensor = sensor;
        after(0);
        after(DrawerWatch::debounce.count());
    }
    void pulses(std::int64_t seq, PulseState state) {
        watch.pulsed(seq);
        readings.pulse = state;
    }
    // The facts since the last question: "opened 7 0;".
    std::string told() {
        std::string list;
        for (; watch.next() != nullptr; watch.journaled()) {
            const core::DrawerSensed& fact = watch.next()->fact;
            list += std::string(name_of(fact.what)) + " " + std::to_string(fact.of_seq) + " " +
                    std::to_string(fact.seconds) + ";";
        }
        return list;
    }

    DrawerWatch watch;
    DrawerWatch::Readings readings;
    core::Instant now{};
};

Drawer shut_drawer() {
    Drawer drawer;
    drawer.shows(DrawerSensor::closed);
    return drawer;
}

}  // namespace

TEST_CASE("an opening is explained by the entry whose pulse came before it, and its closing tells how long") {
    Drawer drawer = shut_drawer();
    drawer.pulses(7, PulseState::pending);
    drawer.after(300);
    drawer.readings.pulse = PulseState::opened;
    drawer.shows(DrawerSensor::open);
    drawer.after(4000);
    drawer.shows(DrawerSensor::closed);
    CHECK(drawer.told() == "opened 7 0;closed 7 4;");
}

TEST_CASE("an opening that no pulse explains was made with a key") {
    Drawer drawer = shut_drawer();
    drawer.shows(DrawerSensor::open);
    drawer.shows(DrawerSensor::closed);
    CHECK(drawer.told() == "opened_with_key 0 0;closed 0 0;");
}

TEST_CASE("a pulse explains one opening only, and none after it failed") {
    Drawer drawer = shut_drawer();
    drawer.pulses(7, PulseState::opened);
    for (int i = 0; i < 2; ++i) {
        drawer.shows(DrawerSensor::open);
        drawer.shows(DrawerSensor::closed);
    }
    CHECK(drawer.told() == "opened 7 0;closed 7 0;opened_with_key 0 0;closed 0 0;");
    drawer.pulses(8, PulseState::failed);
    drawer.after(10);
    drawer.shows(DrawerSensor::open);
    CHECK(drawer.told() == "opened_with_key 0 0;");
}

TEST_CASE("a pulse whose end nobody knows explains an opening for two seconds") {
    for (const std::int64_t late : {0, 1}) {
        Drawer drawer = shut_drawer();
        drawer.pulses(7, PulseState::unknown);
        drawer.after(0);
        drawer.after(DrawerWatch::explains_for.count() - 1 + late);
        drawer.shows(DrawerSensor::open);
        // The switch is believed after it held: what counts is that it moved in time.
        CHECK(drawer.told() == (late == 0 ? "opened 7 0;" : "opened_with_key 0 0;"));
    }
}

TEST_CASE("a pulse that left the drawer shut is told once") {
    Drawer drawer = shut_drawer();
    drawer.pulses(7, PulseState::did_not_open);
    drawer.after(10);
    drawer.after(10);
    CHECK(drawer.told() == "did_not_open 7 0;");
}

TEST_CASE("a reading counts after a hundred milliseconds, not one before") {
    Drawer drawer = shut_drawer();
    drawer.readings.sensor = DrawerSensor::open;
    drawer.after(0);
    drawer.after(99);
    CHECK(drawer.told().empty());
    drawer.after(1);
    CHECK(drawer.told() == "opened_with_key 0 0;");
}

TEST_CASE("a drawer left open is told once, after thirty seconds and not one millisecond before") {
    Drawer drawer = shut_drawer();
    drawer.shows(DrawerSensor::open);
    drawer.told();
    drawer.after(DrawerWatch::left_open_after.count() - DrawerWatch::debounce.count() - 1);
    CHECK(drawer.told().empty());
    CHECK_FALSE(drawer.watch.is_left_open());
    drawer.after(1);
    CHECK(drawer.told() == "left_open 0 30;");
    CHECK(drawer.watch.is_left_open());
    drawer.after(60'000);
    CHECK(drawer.told().empty());
    drawer.shows(DrawerSensor::closed);
    CHECK(drawer.told() == "closed 0 90;");
    CHECK_FALSE(drawer.watch.is_left_open());
}

TEST_CASE("a drawer may stand open while it is counted, and thirty seconds more") {
    Drawer drawer = shut_drawer();
    drawer.shows(DrawerSensor::open);
    drawer.readings.may_stand_open = true;
    for (int i = 0; i < 100; ++i) drawer.after(1000);
    drawer.readings.may_stand_open = false;
    drawer.told();
    drawer.after(DrawerWatch::left_open_after.count() - 1);
    CHECK(drawer.told().empty());
    drawer.after(1);
    CHECK(drawer.told() == "left_open 0 130;");
}

TEST_CASE("a switch that says nothing makes no facts, whatever is pulsed") {
    Drawer drawer;
    drawer.pulses(7, PulseState::pending);
    for (int i = 0; i < 100; ++i) drawer.after(1000);
    drawer.readings.pulse = PulseState::unknown;
    for (int i = 0; i < 100; ++i) drawer.after(1000);
    CHECK(drawer.told().empty());
}

TEST_CASE("a drawer first seen open was found so, one out of sight for a moment is not opened anew") {
    Drawer drawer;
    drawer.shows(DrawerSensor::open);
    CHECK(drawer.told() == "found_open 0 0;");
    drawer.shows(DrawerSensor::unknown);
    drawer.shows(DrawerSensor::open);
    CHECK(drawer.told().empty());
}

TEST_CASE("a switch that flaps is told once, and believed again after a minute of rest") {
    Drawer drawer = shut_drawer();
    for (int i = 0; i < 10'000; ++i) drawer.shows(i % 2 == 0 ? DrawerSensor::open : DrawerSensor::closed);
    const std::string told = drawer.told();
    CHECK(std::count(told.begin(), told.end(), ';') == 17);
    CHECK(told.ends_with("sensor_flaps 0 0;"));
    CHECK_FALSE(drawer.watch.is_open());
    drawer.after(DrawerWatch::flap_window.count() - DrawerWatch::debounce.count() - 1);
    drawer.shows(DrawerSensor::open);  // a millisecond early: it goes on
    CHECK(drawer.told().empty());
    drawer.after(DrawerWatch::flap_window.count());
    CHECK(drawer.told().starts_with("found_open 0"));
}

TEST_CASE("facts that wait for storage have a limit") {
    Drawer drawer = shut_drawer();
    for (int i = 0; i < 200; ++i) {
        drawer.shows(i % 2 == 0 ? DrawerSensor::open : DrawerSensor::closed);
        drawer.after(20'000);
    }
    const std::string told = drawer.told();
    CHECK(static_cast<std::size_t>(std::count(told.begin(), told.end(), ';')) == DrawerWatch::facts_max);
}

TEST_CASE("the window says calmly that the drawer is open, and after a while asks to close it") {
    test::WindowDesk desk;
    desk.start_day();
    desk.settle();
    desk.stage->wait(core::Milliseconds(200));
    desk.settle();
    desk.printer.sensor = DrawerSensor::open;
    desk.settle();
    desk.stage->wait(core::Milliseconds(200));
    desk.settle();
    CHECK(desk.says("stands open"));
    CHECK_FALSE(desk.says("open for a while"));
    CHECK(desk.faults() == std::vector<std::string>{});
    desk.stage->wait(DrawerWatch::left_open_after);
    desk.settle();
    CHECK(desk.says("open for a while"));
    CHECK(desk.faults() == std::vector<std::string>{});
    desk.printer.sensor = DrawerSensor::closed;
    desk.settle();
    desk.stage->wait(core::Milliseconds(200));
    desk.settle();
    CHECK_FALSE(desk.says("open for a while"));
    const auto count = desk.station.reader().head().value().count;
    const auto last = core::drawer_sensed_from(desk.station.reader().entry(count).value()->body);
    CHECK(last.what == core::DrawerMotion::closed);
    CHECK(last.session == "W2-S0001");
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a drawer that stayed shut is never explained by the paper of the receipt") {
    test::WindowDesk desk;
    desk.start_day();
    desk.printer.outcome = core::PrintState::failed;
    desk.printer.cause = core::PrinterCondition::paper_out;
    desk.printer.pulse_state = PulseState::did_not_open;
    desk.scan(test::slip_of("100004100"));
    desk.key("F5");
    desk.key("F12");
    CHECK(desk.says("Open it again, or use its key."));
    CHECK_FALSE(desk.says("some then open no drawer"));
    CHECK(desk.faults() == std::vector<std::string>{});
    desk.printer.drawer_cause = core::PrinterCondition::cover_open;
    desk.scan(test::slip_of("100004100"));
    desk.type("500");
    desk.press("pay-amount");
    desk.type("500");
    desk.key("F12");
    CHECK(desk.says("cover is open; some then open no drawer"));
    CHECK(desk.faults() == std::vector<std::string>{});
}

TEST_CASE(
    "a jam that was taken out of the printer is told to it by a key, which is there while it is jammed") {
    test::WindowDesk desk;
    desk.start_day();
    CHECK_FALSE(desk.press("tool-jam"));
    desk.printer.cause = core::PrinterCondition::cutter_jammed;
    desk.settle();
    REQUIRE(desk.press("Jam removed"));
    CHECK(desk.printer.cause == core::PrinterCondition::ready);
    CHECK_FALSE(desk.press("tool-jam"));
}
