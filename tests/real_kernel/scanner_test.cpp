#include <catch2/catch.hpp>

#include "devices/simulated/virtual_scanner.h"
#include "tests/real_kernel/kernel_desk.h"
#include "tests/real_kernel/kernel_files.h"
#include "tests/real_kernel/usbip_device.h"

using test::driver_of;
using test::eventually;
using test::KernelDesk;

TEST_CASE("a HID POS scanner is claimed from usbhid, woken, and read; pulled and put back too") {
    devices::VirtualScanner inside;
    test::UsbipDevice cable(inside, test::UsbKind::hid_pos_scanner);
    const auto is_with_usbhid = [&] { return driver_of(cable.path()) == "usbhid"; };
    const std::string bill = "4154006381333931802012345678\x1d" + std::string(60, '9');  // two reports
    {
        KernelDesk desk;
        for (int round = 1; round <= 2; ++round) {
            cable.plug();
            if (round == 1) {
                REQUIRE(eventually(is_with_usbhid));
            }
            REQUIRE(desk.turn_until([&] {
                const auto locked = cable.lock();
                return inside.is_awake();
            }));
            CHECK(driver_of(cable.path()) == "usbfs");
            {
                const auto locked = cable.lock();
                inside.scan({"]C1", bill});
            }
            const auto code = desk.next_scan();
            REQUIRE(code);
            CHECK(code->aim_id == "]C1");
            CHECK(code->data == bill);
            if (round == 2) break;
            cable.unplug();
            REQUIRE(desk.turn_until_scanner(core::ScannerCondition::unplugged));
        }
    }
    CHECK(eventually(is_with_usbhid));
}
