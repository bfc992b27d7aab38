#include "devices/serial_scanner/serial_scanner.h"

#include <catch2/catch.hpp>

#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_serial_scanner.h"

using core::Milliseconds;
using core::ScannerCondition;
using devices::CodeEnd;

namespace {

struct SerialDesk {
    devices::VirtualSerialScanner device;
    devices::SimulatedPort port{device};
    devices::SerialScanner scanner;
    core::Instant now{Milliseconds(1'000'000)};

    explicit SerialDesk(devices::VirtualSerialScannerModel model = {}, devices::CodeEnding ending = {})
        : device(std::move(model)), scanner(port, ending) {
        pass(0);
    }
    void pass(int ms) {
        now += Milliseconds(ms);
        scanner.step(now);
    }
};

const core::ScannedCode slip{.aim_id = "]C1",
                             .data =
                                 "4151234567890128"
                                 "8020000100004100\x1d"
                                 "390212345"};

}  // namespace

TEST_CASE("a serial scanner's codes come whole whatever the packets, with separator and AIM identifier") {
    for (const std::size_t packet_size : {1U, 7U, 16U, 64U, 512U}) {
        SerialDesk desk({.packet_size = packet_size});
        desk.device.scan(slip);
        desk.device.scan({"]C0", "100004100"});
        desk.pass(5);
        desk.pass(5);
        const auto code = desk.scanner.take_scan();
        REQUIRE(code);
        CHECK(code->aim_id == "]C1");
        CHECK(code->data == slip.data);
        CHECK(desk.scanner.take_scan()->data == "100004100");
        CHECK_FALSE(desk.scanner.take_scan());
        CHECK(desk.scanner.refused_count() == 0);
    }
}

TEST_CASE("a scanner without suffix gives its code after 80 ms of silence, not before") {
    SerialDesk desk({.suffix = ""}, {.by = CodeEnd::silence});
    desk.device.scan(slip);
    desk.pass(5);
    desk.pass(79);
    CHECK_FALSE(desk.scanner.take_scan());
    desk.pass(1);
    CHECK(desk.scanner.take_scan()->data == slip.data);
}

TEST_CASE("a late step does not cut a code in two: bytes that waited are read before silence is judged") {
    SerialDesk desk({.suffix = ""}, {.by = CodeEnd::silence});
    desk.device.send_raw("10000");
    desk.pass(5);
    desk.device.send_raw("4100");
    desk.pass(5000);
    CHECK_FALSE(desk.scanner.take_scan());
    desk.pass(80);
    CHECK(desk.scanner.take_scan()->data == "100004100");
}

TEST_CASE("a code cut off by an unplug is not glued to the next one") {
    SerialDesk desk;
    desk.device.send_raw("half of");
    desk.pass(5);
    desk.port.unplug();
    desk.pass(5);
    CHECK(desk.scanner.condition() == ScannerCondition::unplugged);
    desk.port.plug();
    desk.pass(5);
    CHECK(desk.scanner.condition() == ScannerCondition::ready);
    desk.device.scan({"", "whole"});
    desk.pass(5);
    CHECK(desk.scanner.take_scan()->data == "whole");
    CHECK(desk.scanner.refused_count() == 1);
}

TEST_CASE("binary noise, as a wrong bit rate gives, never becomes a code") {
    SerialDesk desk;
    desk.device.send_raw(std::string("\xf8\x00\x80\xfe", 4) + "\r");
    desk.device.send_raw(std::string(5000, '7') + "\r");
    desk.device.scan({"", "100004100"});
    for (int turn = 0; turn < 4; ++turn) desk.pass(5);
    CHECK(desk.scanner.take_scan()->data == "100004100");
    CHECK_FALSE(desk.scanner.take_scan());
    CHECK(desk.scanner.refused_count() == 2);
}

TEST_CASE("when nobody takes codes the oldest sixteen stay and the others are counted") {
    SerialDesk desk;
    for (int code = 0; code < 40; ++code) desk.device.scan({"", std::to_string(code)});
    desk.pass(5);
    CHECK(desk.scanner.dropped_count() == 24);
    CHECK(desk.scanner.take_scan()->data == "0");
    CHECK(desk.scanner.name() == "Zebra DS2208 serial (serial S0003)");
}
