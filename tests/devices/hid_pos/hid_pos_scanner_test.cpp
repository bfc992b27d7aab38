#include "devices/hid_pos/hid_pos_scanner.h"

#include <catch2/catch.hpp>

#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_scanner.h"

using core::Milliseconds;
using core::ScannedCode;
using core::ScannerCondition;

namespace {

struct ScannerDesk {
    devices::VirtualScanner device;
    devices::SimulatedPort port{device};
    devices::HidPosScanner scanner{port};
    core::Instant now{Milliseconds(1'000'000)};

    explicit ScannerDesk(devices::VirtualScannerModel model = {}) : device(std::move(model)) { pass(0); }
    void pass(int ms) {
        now += Milliseconds(ms);
        scanner.step(now);
    }
    std::string first_half() const {
        std::string report(64, 'a');
        report[0] = 2;
        report[1] = 56;
        report[63] = 1;
        return report;
    }
};

}  // namespace

TEST_CASE("a Honeywell is woken by its feature report, and then each scan comes once, in order") {
    ScannerDesk desk;
    REQUIRE(desk.device.is_awake());
    CHECK(desk.scanner.condition() == ScannerCondition::ready);
    CHECK(desk.scanner.name() == "Honeywell 1900 (serial S0001)");
    const std::string long_code(200, '7');
    desk.device.scan({"]C1", "first"});
    desk.device.scan({"]Q3", long_code});
    desk.pass(5);
    CHECK(desk.scanner.take_scan()->data == "first");
    const auto second = desk.scanner.take_scan();
    REQUIRE(second);
    CHECK(second->aim_id == "]Q3");
    CHECK(second->data == long_code);
    CHECK_FALSE(desk.scanner.take_scan());
}

TEST_CASE("other makers are not sent the wake-up report") {
    ScannerDesk desk({.identity = {0x05e0, 0x1900, "Zebra", "DS", "Z1", "1-1"}});
    CHECK_FALSE(desk.device.is_awake());
}

TEST_CASE("a replugged scanner is woken again without a restart") {
    ScannerDesk desk;
    desk.port.unplug();
    desk.pass(5);
    CHECK(desk.scanner.condition() == ScannerCondition::unplugged);
    desk.port.plug();
    desk.pass(5);
    desk.device.scan({"]C1", "again"});
    desk.pass(5);
    CHECK(desk.scanner.take_scan()->data == "again");
}

TEST_CASE("a code cut off by an unplug is not glued to the next one") {
    ScannerDesk desk;
    desk.device.send_raw(desk.first_half());
    desk.pass(5);
    desk.port.unplug();
    desk.port.plug();
    desk.pass(5);
    desk.device.scan({"]C1", "whole"});
    desk.pass(5);
    CHECK(desk.scanner.take_scan()->data == "whole");
}

TEST_CASE("the rest of a code is waited for one second") {
    for (const int wait_ms : {999, 1000}) {
        ScannerDesk desk;
        desk.device.send_raw(desk.first_half());
        desk.pass(5);
        desk.pass(wait_ms);
        desk.device.scan({"]C1", "rest"});
        desk.pass(0);
        const auto code = desk.scanner.take_scan();
        REQUIRE(code);
        CHECK((code->data == "rest") == (wait_ms == 1000));
    }
}

TEST_CASE("when nobody takes codes the queue keeps the oldest and counts the others") {
    ScannerDesk desk;
    for (int code = 0; code < 40; ++code) desk.device.scan({"]C1", std::to_string(code)});
    for (int turn = 0; turn < 5; ++turn) desk.pass(5);
    CHECK(desk.scanner.dropped_count() == 24);
    for (int code = 0; code < 16; ++code) CHECK(desk.scanner.take_scan()->data == std::to_string(code));
    CHECK_FALSE(desk.scanner.take_scan());
}

TEST_CASE("a scanner that may not be opened says so, and works once it may") {
    ScannerDesk desk;
    desk.port.set_permission(false);
    desk.pass(5);
    CHECK(desk.scanner.condition() == ScannerCondition::no_permission);
    desk.port.set_permission(true);
    desk.pass(5);
    CHECK(desk.scanner.condition() == ScannerCondition::ready);
}

TEST_CASE("a full Microscan report is a whole code after 100 ms of silence, not before") {
    const std::string full(62, '7');
    for (const int wait_ms : {99, 100}) {
        ScannerDesk desk({.identity = {0x05c7, 0x0001, "Microscan", "MS", "M1", "1-1"},
                          .is_silent_until_woken = false,
                          .is_microscan = true});
        desk.device.scan({"", full});
        desk.pass(5);
        desk.pass(wait_ms);
        const auto code = desk.scanner.take_scan();
        REQUIRE(code.has_value() == (wait_ms == 100));
        if (code) CHECK(code->data == full);
        desk.device.scan({"]C1", std::string(100, '8')});
        desk.pass(5);
        CHECK(desk.scanner.take_scan().has_value());
    }
}

TEST_CASE("a scanner set to send no AIM identifier is known by its symbology letter") {
    ScannerDesk desk({.sends_aim = false, .symbology_letter = 0x7c});
    desk.device.scan({"]C1", "8020" + std::string(100, '1')});
    desk.pass(5);
    const auto code = desk.scanner.take_scan();
    REQUIRE(code);
    CHECK(code->aim_id == "]C1");
    CHECK(code->data.size() == 104);
}
