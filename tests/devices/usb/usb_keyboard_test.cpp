// Nobody's typing is read by accident.

#include "devices/simulated/virtual_keyboard_scanner.h"
#include "devices/simulated/virtual_scanner.h"
#include "devices/usb/usb_connection.h"
#include "tests/devices/usb/usb_bench.h"

using devices::PortState;
using devices::UsbLink;
using devices::UsbPort;
using devices::UsbRole;
using test::opening_ms;
using test::retry_ms;
using test::UsbBench;
using test::UsbMock;
using test::UsbMockFault;
using test::UsbMockKind;

TEST_CASE("usb: a scanner whose report descriptor says keyboard is given back unread, and left alone") {
    const devices::DeviceIdentity named{.vendor = 0x0c2e, .product = 0x0204};
    for (const auto& wanted : {devices::DeviceIdentity(), named}) {
        UsbBench bench;
        devices::VirtualKeyboardScanner inside;
        UsbMock mock(bench.testbed, inside, {.kind = UsbMockKind::hid_keyboard_without_boot});
        inside.scan({"", "1"});
        mock.plug();
        UsbPort port = bench.port({.role = UsbRole::scanner, .wanted = wanted});
        bench.follow(port);
        REQUIRE(bench.turn_until([&] { return mock.opened_claims() == 1 && mock.has_kernel_driver(); }));
        for (int turn = 0; turn < 3 * retry_ms; ++turn) {
            bench.turn();
            REQUIRE(port.state() == PortState::unplugged);
        }
        CHECK(mock.opened_claims() == 1);
        const auto locked = mock.lock();
        CHECK(inside.send().has_value());
    }
}

TEST_CASE("usb: a HID device that refuses its report descriptor is not read, and tried again") {
    UsbBench bench;
    devices::VirtualScanner inside;
    UsbMock mock(bench.testbed, inside, {.kind = UsbMockKind::hid_scanner});
    inside.send_raw(std::string("\x02", 1));
    mock.fail_requests(UsbMockFault::stall);
    mock.plug();
    UsbPort port = bench.port({.role = UsbRole::scanner});
    bench.follow(port);
    REQUIRE(bench.turn_until([&] { return mock.opened_claims() == 3; }));
    CHECK(port.state() == PortState::failed);
    CHECK(port.connection() == 0);
    mock.fail_requests(UsbMockFault::none);
    REQUIRE(bench.turn_until([&] { return port.state() == PortState::open; }));
    std::optional<std::string> packet;
    REQUIRE(bench.turn_until([&] { return (packet = port.take_received()).has_value(); }));
    CHECK(packet == std::string("\x02", 1));
}

TEST_CASE("usb: a HID device that keeps its report descriptor to itself is given up after 500 ms") {
    UsbBench bench;
    devices::VirtualScanner inside;
    UsbMock mock(bench.testbed, inside, {.kind = UsbMockKind::hid_scanner});
    mock.fail_requests(UsbMockFault::silence);
    mock.plug();
    UsbPort port = bench.port({.role = UsbRole::scanner});
    bench.follow(port);
    bench.turn();
    REQUIRE(mock.transfers_held() == 1);
    bench.turn(opening_ms - 1);
    CHECK(mock.is_claimed());
    bench.turn(1);
    REQUIRE(bench.turn_until([&] { return !mock.is_claimed(); }));
    CHECK(mock.transfers_held() == 0);
    CHECK(port.state() == PortState::failed);
    CHECK(port.connection() == 0);
}
