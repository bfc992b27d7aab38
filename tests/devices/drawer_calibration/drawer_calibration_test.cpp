#include "devices/drawer_calibration/drawer_calibration.h"

#include <catch2/catch.hpp>

using devices::DrawerCalibration;
using Prompt = devices::DrawerCalibrationPrompt;
using Result = devices::DrawerCalibrationResult;

namespace {

struct Bench {
    void after(core::Milliseconds time) { calibration.step(now += time, pin); }
    void level(bool high) {
        pin = high;
        after(core::Milliseconds(0));
        after(DrawerCalibration::steady_time);
    }
    // Up to the pulse, with the drawer shut at this level.
    void pulse_from(bool shut_level) {
        level(shut_level);
        REQUIRE(calibration.prompt() == Prompt::close_drawer);
        REQUIRE_FALSE(calibration.take_pulse());
        calibration.answer(true);
        REQUIRE(calibration.prompt() == Prompt::watch_drawer);
        REQUIRE(calibration.take_pulse());
        REQUIRE_FALSE(calibration.take_pulse());
    }

    DrawerCalibration calibration;
    std::optional<bool> pin;
    core::Instant now{};
};

constexpr core::Milliseconds one{1};

}  // namespace

TEST_CASE("the level that follows the drawer both ways is the polarity") {
    for (const bool shut_level : {true, false}) {
        Bench bench;
        bench.pulse_from(shut_level);
        bench.level(!shut_level);
        CHECK(bench.calibration.prompt() == Prompt::close_it_again);
        CHECK_FALSE(bench.calibration.result());
        bench.level(shut_level);
        CHECK(bench.calibration.result() == (shut_level ? Result::low_is_open : Result::high_is_open));
    }
}

TEST_CASE("a drawer that opens while the level stays has no switch, one that stays shut did not open") {
    for (const bool opened : {true, false}) {
        Bench bench;
        bench.pulse_from(true);
        bench.after(DrawerCalibration::move_time_max - one);
        CHECK(bench.calibration.prompt() == Prompt::watch_drawer);
        bench.after(one);
        CHECK(bench.calibration.prompt() == Prompt::did_it_open);
        bench.calibration.answer(opened);
        CHECK(bench.calibration.result() == (opened ? Result::no_switch : Result::did_not_open));
    }
}

TEST_CASE("a level that moved and does not come back with the drawer is no switch") {
    Bench bench;
    bench.pulse_from(true);
    bench.level(false);
    bench.calibration.answer(false);
    CHECK_FALSE(bench.calibration.result());
    bench.calibration.answer(true);
    CHECK(bench.calibration.result() == Result::no_switch);
}

TEST_CASE("a bounce is no motion: a level counts after it held") {
    Bench bench;
    bench.pulse_from(true);
    bench.pin = false;
    bench.after(one);
    bench.after(DrawerCalibration::steady_time - one);
    CHECK(bench.calibration.prompt() == Prompt::watch_drawer);
    bench.after(one);
    CHECK(bench.calibration.prompt() == Prompt::close_it_again);
}

TEST_CASE("a device that reports no level is not answering, at first or later") {
    Bench silent;
    silent.after(one);
    silent.after(DrawerCalibration::level_time_max - one);
    CHECK_FALSE(silent.calibration.result());
    silent.after(one);
    CHECK(silent.calibration.result() == Result::not_answering);

    Bench pulled;
    pulled.pulse_from(true);
    pulled.pin.reset();
    pulled.after(DrawerCalibration::level_time_max - one);
    CHECK_FALSE(pulled.calibration.result());
    pulled.after(one);
    CHECK(pulled.calibration.result() == Result::not_answering);
}

TEST_CASE("a person who does not answer ends it, and nothing was pulsed") {
    Bench bench;
    bench.level(true);
    bench.after(DrawerCalibration::answer_time_max - one);
    CHECK_FALSE(bench.calibration.result());
    bench.after(one);
    CHECK(bench.calibration.result() == Result::nobody_answered);
    bench.calibration.answer(true);
    CHECK_FALSE(bench.calibration.take_pulse());
}

TEST_CASE("an answer that nobody asked for changes nothing") {
    Bench bench;
    bench.calibration.answer(true);
    CHECK(bench.calibration.prompt() == Prompt::wait);
    bench.pulse_from(false);
    bench.calibration.answer(true);
    CHECK(bench.calibration.prompt() == Prompt::watch_drawer);
    CHECK_FALSE(bench.calibration.result());
}
