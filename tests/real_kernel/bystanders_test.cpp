// Devices that are none of the program's business. The guest has a hub with a keyboard behind it, QEMU's own.

#include <catch2/catch.hpp>
#include <filesystem>

#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "tests/real_kernel/kernel_desk.h"
#include "tests/real_kernel/kernel_files.h"
#include "tests/real_kernel/usbip_device.h"

using test::driver_of;
using test::eventually;
using test::node_of;
using test::OpenWatch;

namespace {

std::string path_of(std::string_view product) {
    for (const auto& entry : std::filesystem::directory_iterator("/sys/bus/usb/devices")) {
        if (test::read_file(entry.path() / "product") == product) return entry.path().filename();
    }
    return "";
}

}  // namespace

TEST_CASE("hubs and keyboards are never opened, not even a keyboard of a scanner's maker") {
    const std::string keyboard = path_of("QEMU USB Keyboard");
    const std::string hub = path_of("QEMU USB Hub");
    REQUIRE(driver_of(keyboard) == "usbhid");
    REQUIRE(driver_of(hub) == "hub");
    devices::VirtualScanner wedge_inside(
        {.identity = {0x0c2e, 0x0b61, "Honeywell", "Keyboard", "W0001", ""}});
    test::UsbipDevice wedge(wedge_inside, test::UsbKind::boot_keyboard, 2);
    wedge.plug();
    REQUIRE(eventually([&] { return driver_of(wedge.path()) == "usbhid"; }));

    devices::VirtualPrinter printer_inside;
    devices::VirtualScanner scanner_inside;
    test::UsbipDevice printer(printer_inside, test::UsbKind::printer, 0);
    test::UsbipDevice scanner(scanner_inside, test::UsbKind::hid_pos_scanner, 1);
    printer.plug();
    REQUIRE(eventually([&] { return driver_of(printer.path()) == "usblp"; }));
    const OpenWatch keyboard_watch(node_of(keyboard));
    const OpenWatch hub_watch(node_of(hub));
    const OpenWatch wedge_watch(node_of(wedge.path()));
    const OpenWatch printer_watch(node_of(printer.path()));
    const std::string bus = printer.path().substr(0, printer.path().find('-'));
    const OpenWatch root_hub_watch(node_of("usb" + bus));
    {
        test::KernelDesk desk;
        scanner.plug();
        REQUIRE(desk.turn_until_ready());
        REQUIRE(desk.turn_until_scanner(core::ScannerCondition::ready));
        scanner.unplug();
        REQUIRE(desk.turn_until_scanner(core::ScannerCondition::unplugged));
        desk.turn_for(core::Milliseconds(1000));  // a port without its device goes on looking
    }
    CHECK(printer_watch.was_opened());  // the watch sees what there is to see
    CHECK_FALSE(keyboard_watch.was_opened());
    CHECK_FALSE(hub_watch.was_opened());
    CHECK_FALSE(wedge_watch.was_opened());
    CHECK_FALSE(root_hub_watch.was_opened());
    CHECK(driver_of(keyboard) == "usbhid");
    CHECK(driver_of(wedge.path()) == "usbhid");
    CHECK(driver_of(hub) == "hub");
}
