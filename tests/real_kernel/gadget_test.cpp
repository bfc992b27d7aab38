// The same against the kernel's own device side, which is not ours in any way.

#include <catch2/catch.hpp>

#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "tests/real_kernel/kernel_desk.h"
#include "tests/real_kernel/kernel_files.h"
#include "tests/real_kernel/usb_gadget.h"
#include "tests/support/escpos_decoder/escpos_decoder.h"

using core::PrinterCondition;
using core::PrintState;
using test::driver_of;
using test::eventually;
using test::KernelDesk;
using test::receipt;
using test::UsbGadget;
using test::UsbKind;

TEST_CASE("a printer gadget is claimed from usblp and confirms; its controller let go is an unplug") {
    devices::VirtualPrinter inside;
    UsbGadget gadget(inside, UsbKind::printer);
    gadget.plug();
    REQUIRE(eventually([&] { return driver_of(gadget.path()) == "usblp"; }));
    KernelDesk desk;
    for (std::size_t round = 1; round <= 2; ++round) {
        REQUIRE(desk.turn_until_ready());
        CHECK(driver_of(gadget.path()) == "usbfs");
        desk.printer->print(receipt(40));
        REQUIRE(desk.turn_until(PrintState::confirmed));
        CHECK(desk.printer->job().proof == core::PrintProof::printed);
        {
            const auto locked = gadget.lock();
            CHECK(test::decode_print(inside.received()).lines.size() == 40 * round);
        }
        gadget.unplug();
        REQUIRE(desk.turn_until_printer(PrinterCondition::unplugged));
        if (round == 1) gadget.plug();
    }
}

TEST_CASE("a printer gadget that refuses bytes and is let go ends the job as unknown; back it prints") {
    devices::VirtualPrinter inside({.buffer_size = 128});
    UsbGadget gadget(inside, UsbKind::printer);
    KernelDesk desk;
    gadget.plug();
    REQUIRE(desk.turn_until_ready());
    {
        const auto locked = gadget.lock();
        inside.set_paper_lines_left(10);
    }
    desk.printer->print(receipt(60));
    REQUIRE(desk.turn_until_printer(PrinterCondition::paper_out));
    CHECK(desk.printer->job().state != PrintState::confirmed);
    gadget.unplug();
    REQUIRE(desk.turn_until(PrintState::unknown));
    REQUIRE(desk.turn_until_printer(PrinterCondition::unplugged));
    {
        const auto locked = gadget.lock();
        inside.power_cycle();
        inside.set_paper_out(false);
    }
    gadget.plug();
    REQUIRE(desk.turn_until_ready());
    desk.printer->print(receipt(3));
    REQUIRE(desk.turn_until(PrintState::confirmed));
}

TEST_CASE("a HID gadget is claimed from usbhid, woken by its feature report, read, and given back") {
    devices::VirtualScanner inside;
    UsbGadget gadget(inside, UsbKind::hid_pos_scanner);
    const auto is_with_usbhid = [&] { return driver_of(gadget.path()) == "usbhid"; };
    gadget.plug();
    REQUIRE(eventually(is_with_usbhid));
    {
        KernelDesk desk;
        REQUIRE(desk.turn_until([&] {
            const auto locked = gadget.lock();
            return inside.is_awake();
        }));
        {
            const auto locked = gadget.lock();
            inside.scan({"]C1", "4154006381333931"});
        }
        const auto code = desk.next_scan();
        REQUIRE(code);
        CHECK(code->data == "4154006381333931");
    }
    CHECK(eventually(is_with_usbhid));
}
