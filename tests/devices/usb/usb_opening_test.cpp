// From an arrival to an open port, and what may stand in between.

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <utility>

#include "devices/receipt_printer/receipt_printer_device.h"
#include "devices/simulated/virtual_printer.h"
#include "devices/usb/usb_connection.h"
#include "devices/usb/usb_list.h"
#include "tests/devices/usb/usb_bench.h"

using devices::PortState;
using devices::UsbPort;
using devices::UsbRole;
using test::opening_ms;
using test::retry_ms;
using test::UsbBench;
using test::UsbMock;
using test::UsbMockFault;

namespace {

struct PrinterBench : UsbBench {
    devices::VirtualPrinter inside;
    UsbMock mock{testbed, inside, {}};

    bool turn_until_open(UsbPort& port) {
        return turn_until([&] { return port.state() == PortState::open; });
    }
};

// Somebody without rights as long as this lives.
class OrdinaryUser {
  public:
    OrdinaryUser() {
        constexpr uid_t nobody = 65534;
        if (is_root_) REQUIRE(setresuid(nobody, nobody, 0) == 0);
    }
    ~OrdinaryUser() {
        if (is_root_ && setresuid(0, 0, 0) != 0) abort();
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

  private:
    bool is_root_ = geteuid() == 0;
};

}  // namespace

TEST_CASE("usb: a printer that never answers for its id is open after 500 ms, and not before") {
    PrinterBench bench;
    bench.mock.fail_requests(UsbMockFault::silence);
    bench.mock.plug();
    UsbPort port = bench.port({.role = UsbRole::printer});
    bench.follow(port);
    bench.turn();
    REQUIRE(bench.mock.is_claimed());
    bench.turn(opening_ms - 1);
    CHECK(port.state() == PortState::unplugged);
    bench.turn(1);
    CHECK(port.state() == PortState::open);
    CHECK(port.identity().device_id.empty());
    // What was never answered does not stand in the way of what is said next.
    port.start_write("abc", bench.now);
    REQUIRE(bench.turn_until([&] { return !port.write().busy; }));
    CHECK(port.write().taken == 3);
}

TEST_CASE("usb: without permission a printer says so, is left to the kernel, and works once it is granted") {
    PrinterBench bench;
    REQUIRE(chmod(bench.testbed.root().c_str(), 0777) == 0);  // udev listens there
    bench.mock.plug();
    bench.mock.set_node_mode(0);
    std::optional<OrdinaryUser> user(std::in_place);
    const auto listed = devices::list_usb_devices();
    REQUIRE(listed.has_value());
    REQUIRE(listed->size() == 1);
    CHECK_FALSE(listed->at(0).is_permitted);
    UsbPort port = bench.port({.role = UsbRole::printer});
    devices::ReceiptPrinterDevice printer(port, {});
    bench.follow(printer);
    for (int turn = 0; turn < 2 * retry_ms; ++turn) {
        bench.turn();
        REQUIRE(printer.condition() == core::PrinterCondition::no_permission);
    }
    CHECK(printer.name() == "EPSON TM-T88V (serial J0001)");
    CHECK(bench.mock.has_kernel_driver());
    CHECK(bench.mock.tried_claims() == 0);
    user.reset();
    bench.mock.set_node_mode(0666);
    user.emplace();
    REQUIRE(bench.turn_until_open(port));
}

TEST_CASE("usb: a printer that another program holds has failed until it lets go") {
    PrinterBench bench;
    bench.mock.set_held_by_another(true);
    bench.mock.plug();
    UsbPort port = bench.port({.role = UsbRole::printer});
    bench.follow(port);
    bench.turn();
    CHECK(port.state() == PortState::failed);
    bench.mock.set_held_by_another(false);
    bench.turn(retry_ms - 1);
    CHECK(port.state() == PortState::failed);
    REQUIRE(bench.turn_until_open(port));
    CHECK(bench.mock.opened_claims() == 1);
}

TEST_CASE("usb: a device that leaves right after it came leaves nothing behind") {
    PrinterBench bench;
    UsbPort port = bench.port({.role = UsbRole::printer});
    bench.follow(port);
    for (int round = 1; round <= 3; ++round) {
        bench.mock.plug();  // never seen
        bench.mock.unplug();
        bench.mock.plug();  // just claimed
        REQUIRE(bench.turn_until([&] { return bench.mock.opened_claims() == round; }));
        bench.mock.unplug();
        REQUIRE(bench.turn_until([&] { return bench.bus->presence().devices().empty(); }));
        bench.turns(2);
        CHECK(port.state() == PortState::unplugged);
        CHECK(bench.mock.transfers_held() == 0);
    }
    bench.mock.plug();
    REQUIRE(bench.turn_until_open(port));
}

TEST_CASE("usb: a device that was seen and left before it was opened is unplugged, not failed") {
    PrinterBench bench;
    bench.open_bus();
    bench.follow(*bench.bus);
    bench.mock.plug();
    REQUIRE(bench.turn_until([&] { return bench.bus->presence().devices().size() == 1; }));
    bench.mock.unplug();
    UsbPort port = bench.port({.role = UsbRole::printer});
    port.step(bench.now);  // the bus had its turn, so nobody knows yet
    CHECK(port.state() == PortState::unplugged);
    CHECK(bench.bus->presence().devices().size() == 1);
    bench.follow(port);
    REQUIRE(bench.turn_until([&] { return bench.bus->presence().devices().empty(); }));
    bench.mock.plug();
    REQUIRE(bench.turn_until_open(port));
}

TEST_CASE("usb: a device that leaves while it is asked for its id is not open for a moment") {
    PrinterBench bench;
    bench.mock.fail_requests(UsbMockFault::silence);
    bench.mock.plug();
    UsbPort port = bench.port({.role = UsbRole::printer});
    bench.follow(port);
    bench.turn();
    REQUIRE(bench.mock.transfers_held() == 1);
    bench.mock.unplug();
    REQUIRE(bench.turn_until([&] { return bench.bus->presence().devices().empty(); }));
    bench.turn(opening_ms);
    CHECK(port.state() == PortState::unplugged);
    CHECK(port.connection() == 0);
}

TEST_CASE("usb: plugged in at another socket, a device is found by its serial number and not by its socket") {
    struct Row {
        devices::DeviceIdentity wanted;
        bool is_found;
    };
    for (const Row& row : {Row{{.serial = "J0001"}, true}, Row{{.path = "1-4"}, false}}) {
        PrinterBench bench;
        bench.mock.plug();
        UsbPort port = bench.port({.role = UsbRole::printer, .wanted = row.wanted});
        bench.follow(port);
        REQUIRE(bench.turn_until_open(port));
        bench.mock.unplug();
        REQUIRE(bench.turn_until([&] { return port.state() == PortState::unplugged; }));
        bench.mock.move_to(7, "1-6");
        bench.mock.plug();
        REQUIRE(bench.turn_until([&] { return !bench.bus->presence().devices().empty(); }));
        if (row.is_found) {
            REQUIRE(bench.turn_until_open(port));
            CHECK(port.connection() == 2);
        } else {
            bench.turns(5);
            CHECK(port.state() == PortState::unplugged);
            bench.mock.unplug();
            bench.mock.move_to(8, "1-4");
            bench.mock.plug();
            REQUIRE(bench.turn_until_open(port));
        }
        CHECK(port.identity().path == (row.is_found ? "1-6" : "1-4"));
    }
}
