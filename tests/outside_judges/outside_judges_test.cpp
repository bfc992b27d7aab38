// Programs that know nothing of Paydesk take the USB mock for real devices: what the tests prove with it is
// not only true of our own idea of USB.

#include <catch2/catch.hpp>
#include <fstream>
#include <regex>

#include "devices/simulated/virtual_hid_drawer.h"
#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "tests/end_to_end/child_process.h"
#include "tests/support/test_station.h"
#include "tests/support/usb_mock/usb_mock.h"

using test::ChildProcess;
using test::UsbMock;
using test::UsbMockKind;

namespace {

struct Sockets {
    test::UsbTestbed testbed;
    test::TemporaryFolder folder;
    devices::VirtualPrinter printer_inside;
    devices::VirtualScanner scanner_inside;
    devices::VirtualHidDrawer drawer_inside;
    UsbMock printer{testbed, printer_inside, {}};
    UsbMock scanner{testbed, scanner_inside, {.device = 5, .port = "1-5", .kind = UsbMockKind::hid_scanner}};
    UsbMock drawer{testbed, drawer_inside, {.device = 6, .port = "1-6", .kind = UsbMockKind::hid_drawer}};

    Sockets() {
        REQUIRE(test::UsbTestbed::is_possible());
        printer.plug();
        scanner.plug();
        drawer.plug();
    }
    ChildProcess start(std::vector<std::string> words, std::vector<std::string> environment = {}) {
        return ChildProcess({.words = std::move(words),
                             .environment = std::move(environment),
                             .output = folder.path() / "output",
                             .sees_pretended_devices = true});
    }
    std::string file(const std::string& content) const {
        const std::string name = folder.path() / "job";
        std::ofstream(name, std::ios::binary) << content;
        return name;
    }
};

std::string said_by(ChildProcess& child) {
    const auto status = child.wait_for_end();
    INFO(child.output());
    if (status == 127) FAIL("a program is missing: run packaging/install-dependencies tests");
    REQUIRE(status.value_or(-1) == 0);
    return child.output();
}

// Runs of blanks count as one: the columns are not what is judged.
void check_says(const std::string& output, std::initializer_list<const char*> lines) {
    const std::string said = std::regex_replace(output, std::regex("\\s+"), " ");
    INFO(said);
    for (const char* line : lines) {
        INFO(line);
        CHECK(said.find(line) != said.npos);
    }
}

}  // namespace

TEST_CASE("usbutils reads every descriptor of the mock's devices and finds no fault in them") {
    Sockets sockets;
    const auto said_of = [&](const char* device) {
        ChildProcess lsusb = sockets.start({"lsusb", "-v", "-d", device});
        const std::string said = said_by(lsusb);
        INFO(said);
        // How it marks what is cut off, does not fit together or cannot be asked for.
        for (const char* complaint : {"Warning", "Error", "error", "Couldn't", "can't", "junk", "too"})
            CHECK(said.find(complaint) == said.npos);
        return said;
    };
    check_says(said_of("04b8:0202"),
               {"Bus 001 Device 004: ID 04b8:0202 ", "iManufacturer 1 EPSON", "iProduct 2 TM-T88V",
                "iSerial 3 J0001", "bInterfaceClass 7 Printer", "bInterfaceProtocol 2 Bidirectional",
                "EP 1 OUT", "EP 2 IN", "Transfer Type Bulk", "Device Status: 0x0001 Self Powered"});
    check_says(said_of("0c2e:0907"),
               {"Bus 001 Device 005: ", "iProduct 2 1900", "bInterfaceClass 3 Human Interface Device",
                "bDescriptorType 34 Report", "EP 1 IN", "Transfer Type Interrupt",
                "Device Status: 0x0000 (Bus Powered)"});
    check_says(said_of("0d3a:0207"), {"iProduct 2 CR-4000", "bcdHID 1.11", "EP 1 IN", "EP 2 OUT"});
}

TEST_CASE("the USB backend of CUPS finds the mock, prints through it and gives it back to the kernel") {
    Sockets sockets;
    // Debian lets only root run it, and everybody read it.
    const std::string backend = sockets.folder.path() / "usb";
    std::error_code ignored;
    std::filesystem::copy_file("/usr/lib/cups/backend/usb", backend, ignored);
    std::filesystem::permissions(backend, std::filesystem::perms::owner_all, ignored);
    ChildProcess list = sockets.start({backend});
    check_says(said_by(list), {"direct usb://EPSON/TM-T88V?serial=J0001 \"EPSON TM-T88V\""});

    // GS a makes the printer report changes: the backend's reading thread ends with the first packet after
    // the job, or seven seconds later.
    const std::string job =
        "\x1b@\x1d"
        "a\xff"
        "printed by CUPS\n\x1dVA\n";
    ChildProcess print = sockets.start({backend, "1", "rosa", "receipt", "1", "", sockets.file(job)},
                                       {"DEVICE_URI=usb://EPSON/TM-T88V?serial=J0001"});
    bool is_near_end = false;
    test::wait_until([&] {
        const auto locked = sockets.printer.lock();
        sockets.printer_inside.set_paper_near_end(is_near_end = !is_near_end);
        return !print.is_running();
    });
    const std::string said = said_by(print);
    check_says(said, {"Sent "});
    CHECK(said.find("Failed to re-attach") == said.npos);
    CHECK(sockets.printer.has_kernel_driver());
    const auto locked = sockets.printer.lock();
    CHECK(sockets.printer_inside.received() == job);
    REQUIRE(sockets.printer_inside.paper().finished().size() == 1);
    CHECK(sockets.printer_inside.paper().finished().front().text() == "printed by CUPS\n");
}
