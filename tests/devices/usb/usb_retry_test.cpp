// When a device that does not open is tried again.

#include "devices/simulated/virtual_printer.h"
#include "tests/devices/usb/usb_bench.h"

using devices::PortState;
using devices::UsbPort;
using devices::UsbRole;
using test::retry_ms;
using test::UsbBench;
using test::UsbMock;

namespace {

struct TwoPrinters : UsbBench {
    devices::VirtualPrinter first_inside{{.identity = {0x04b8, 0x0202, "EPSON", "TM-T88V", "J0001", ""}}};
    devices::VirtualPrinter second_inside{{.identity = {0x04b8, 0x0202, "EPSON", "TM-T88V", "J0002", ""}}};
    UsbMock first{testbed, first_inside, {.device = 4, .port = "1-4"}};
    UsbMock second{testbed, second_inside, {.device = 5, .port = "1-5"}};

    void plug_both() {
        open_bus();
        follow(*bus);
        first.plug();
        REQUIRE(turn_until([&] { return bus->presence().devices().size() == 1; }));
        second.plug();
        REQUIRE(turn_until([&] { return bus->presence().devices().size() == 2; }));
    }
};

}  // namespace

TEST_CASE("usb: of two devices that do not open, each is tried once a retry time") {
    TwoPrinters bench;
    bench.plug_both();
    bench.first.set_held_by_another(true);
    bench.second.set_held_by_another(true);
    UsbPort port = bench.port({.role = UsbRole::printer});
    bench.follow(port);
    bench.turns(2);
    CHECK(bench.first.tried_claims() == 1);
    CHECK(bench.second.tried_claims() == 1);
    bench.turns(retry_ms - 2);
    CHECK(bench.first.tried_claims() == 1);
    CHECK(bench.second.tried_claims() == 1);
    bench.turn();
    CHECK(bench.first.tried_claims() == 2);
    CHECK(bench.second.tried_claims() == 1);
    bench.turn();
    CHECK(bench.second.tried_claims() == 2);
    CHECK(port.state() == PortState::failed);
}

TEST_CASE("usb: what is shown of two devices that do not open stays the same, and goes with its device") {
    TwoPrinters bench;
    bench.plug_both();
    bench.first.set_held_by_another(true);
    bench.second.set_held_by_another(true);
    UsbPort port = bench.port({.role = UsbRole::printer});
    bench.follow(port);
    for (int turn = 0; turn < 2 * retry_ms + 10; ++turn) {
        bench.turn();
        REQUIRE(port.state() == PortState::failed);
        REQUIRE(port.identity().serial == "J0001");
    }
    bench.first.unplug();
    REQUIRE(bench.turn_until([&] { return port.identity().serial == "J0002"; }));
    CHECK(port.state() == PortState::failed);
    bench.second.unplug();
    REQUIRE(bench.turn_until([&] { return port.state() == PortState::unplugged; }));
}

TEST_CASE("usb: a device that opens is used at once although another does not") {
    TwoPrinters bench;
    bench.plug_both();
    bench.first.set_held_by_another(true);
    UsbPort port = bench.port({.role = UsbRole::printer});
    bench.follow(port);
    REQUIRE(bench.turn_until([&] { return port.state() == PortState::open; }));
    CHECK(port.identity().serial == "J0002");
    CHECK(bench.first.tried_claims() == 1);
}
