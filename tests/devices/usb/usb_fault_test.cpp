// What goes wrong on the wire while a device is open.

#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "devices/usb/usb_connection.h"
#include "tests/devices/usb/usb_bench.h"

using devices::PortState;
using devices::UsbConnection;
using devices::UsbPort;
using devices::UsbRole;
using test::UsbBench;
using test::UsbMock;
using test::UsbMockFault;
using test::UsbMockKind;

namespace {

constexpr int request_ms = static_cast<int>(UsbConnection::request_time_max.count());

// A scanner whose port is open.
struct OpenScanner : UsbBench {
    devices::VirtualScanner inside;
    UsbMock mock{testbed, inside, {.kind = UsbMockKind::hid_scanner}};
    UsbPort port = UsbBench::port({.role = UsbRole::scanner});

    OpenScanner() {
        follow(port);
        mock.plug();
        REQUIRE(turn_until([&] { return port.state() == PortState::open && mock.transfers_held() == 1; }));
    }
    std::optional<std::string> next_packet(const std::string& sent) {
        {
            const auto locked = mock.lock();
            inside.send_raw(sent);
        }
        std::optional<std::string> packet;
        turn_until([&] { return (packet = port.take_received()).has_value(); });
        return packet;
    }
};

}  // namespace

TEST_CASE("usb: a stall of what is read is cleared, and what comes after is received") {
    OpenScanner bench;
    bench.mock.fail_next_in(UsbMockFault::stall);
    CHECK(bench.next_packet("one") == "one");
    CHECK(bench.mock.halts_cleared() == 1);
    CHECK(bench.port.connection() == 1);
}

TEST_CASE("usb: a stall is cleared too when the device refuses to say whether there is one") {
    OpenScanner bench;
    bench.mock.fail_requests(UsbMockFault::stall);
    bench.mock.fail_next_in(UsbMockFault::stall);
    CHECK(bench.next_packet("one") == "one");
    CHECK(bench.mock.halts_cleared() == 1);
}

TEST_CASE("usb: a device that stalls once more than is borne is opened anew; one good packet starts afresh") {
    OpenScanner bench;
    const auto stall = [&bench](int wanted_clearings) {
        bench.mock.fail_next_in(UsbMockFault::stall);
        return bench.turn_until([&] { return bench.mock.halts_cleared() == wanted_clearings; });
    };
    for (int stalls = 1; stalls <= UsbConnection::faults_max; ++stalls) REQUIRE(stall(stalls));
    CHECK(bench.next_packet("one") == "one");
    for (int stalls = 1; stalls <= UsbConnection::faults_max; ++stalls)
        REQUIRE(stall(UsbConnection::faults_max + stalls));
    CHECK(bench.port.connection() == 1);
    bench.mock.fail_next_in(UsbMockFault::stall);
    REQUIRE(bench.turn_until([&] { return bench.port.connection() == 2; }));
    CHECK(bench.mock.halts_cleared() == 2 * UsbConnection::faults_max);
}

TEST_CASE("usb: a device that stalls and then answers nothing never holds the loop: it is given up") {
    OpenScanner bench;
    bench.mock.fail_requests(UsbMockFault::silence);
    bench.mock.fail_next_in(UsbMockFault::stall);
    // Only the question whether it stalls is left under way.
    const core::Instant begun = bench.now;
    REQUIRE(bench.turn_until([&] { return bench.mock.transfers_held() == 1 && bench.now > begun; }));
    bench.turns(3);
    bench.turn(request_ms - 10);
    CHECK(bench.port.state() == PortState::open);
    REQUIRE(bench.turn_until([&] { return bench.port.state() == PortState::unplugged; }));
    CHECK(bench.mock.halts_cleared() == 0);
}

TEST_CASE("usb: more bytes than asked for are lost alone; when it goes on, the device is opened anew") {
    OpenScanner bench;
    for (int faults = 1; faults <= UsbConnection::faults_max; ++faults) {
        bench.mock.fail_next_in(UsbMockFault::babble);
        bench.turns(3);
    }
    CHECK(bench.next_packet("one") == "one");
    CHECK(bench.port.connection() == 1);
    for (int faults = 0; faults <= UsbConnection::faults_max; ++faults) {
        bench.mock.fail_next_in(UsbMockFault::babble);
        bench.turns(3);
    }
    REQUIRE(bench.turn_until([&] { return bench.port.connection() == 2; }));
    CHECK(bench.mock.halts_cleared() == 0);
}

TEST_CASE("usb: a write that stalls is busy until the stall is cleared, and took nothing") {
    UsbBench bench;
    devices::VirtualPrinter inside;
    UsbMock mock(bench.testbed, inside, {});
    mock.plug();
    UsbPort port = bench.port({.role = UsbRole::printer});
    bench.follow(port);
    REQUIRE(bench.turn_until([&] { return port.state() == PortState::open; }));
    mock.stall_next_out();
    port.start_write("abc", bench.now);
    int halts_seen = -1;
    REQUIRE(bench.turn_until([&] {
        halts_seen = mock.halts_cleared();
        return !port.write().busy;
    }));
    CHECK(halts_seen == 1);
    CHECK(port.write().taken == 0);
    port.start_write("abc", bench.now);
    REQUIRE(bench.turn_until([&] { return !port.write().busy; }));
    CHECK(port.write().taken == 3);
}

TEST_CASE("usb: a write that is never taken ends after its time, and not before") {
    UsbBench bench;
    devices::VirtualPrinter inside;
    UsbMock mock(bench.testbed, inside, {});
    mock.plug();
    UsbPort port = bench.port({.role = UsbRole::printer});
    bench.follow(port);
    REQUIRE(bench.turn_until([&] { return port.state() == PortState::open; }));
    mock.fail_next_out(UsbMockFault::silence);
    port.start_write("abc", bench.now);
    const auto write_ms = static_cast<int>(devices::BytePort::write_time_max.count());
    bench.turn(write_ms - 1);
    bench.turn(0);
    CHECK(port.write().busy);
    bench.turn(1);
    REQUIRE(bench.turn_until([&] { return !port.write().busy; }));
    CHECK(port.write().taken == 0);
    CHECK(port.state() == PortState::open);
}
