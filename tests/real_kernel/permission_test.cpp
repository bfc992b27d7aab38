#include <grp.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "devices/simulated/virtual_printer.h"
#include "tests/real_kernel/kernel_desk.h"
#include "tests/real_kernel/kernel_files.h"
#include "tests/real_kernel/usbip_device.h"

namespace {

// Somebody without rights, but for the groups they are in, as long as this lives.
class OrdinaryUser {
  public:
    explicit OrdinaryUser(gid_t group) {
        constexpr uid_t nobody = 65534;
        REQUIRE(setgroups(1, &group) == 0);
        REQUIRE(setegid(nobody) == 0);
        REQUIRE(seteuid(nobody) == 0);
    }
    ~OrdinaryUser() {
        if (seteuid(0) != 0 || setegid(0) != 0 || setgroups(0, nullptr) != 0) abort();
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;
};

}  // namespace

TEST_CASE("the udev rule lets a member of plugdev print, and others read that permission is missing") {
    const group* plugdev = getgrnam("plugdev");
    REQUIRE(plugdev != nullptr);
    devices::VirtualPrinter inside;
    test::UsbipDevice cable(inside, test::UsbKind::printer);
    cable.plug();
    REQUIRE(test::eventually([&] { return test::driver_of(cable.path()) == "usblp"; }));
    {
        constexpr gid_t no_group = 65534;
        const OrdinaryUser user(no_group);
        test::KernelDesk desk;
        REQUIRE(desk.turn_until_printer(core::PrinterCondition::no_permission));
        CHECK(test::driver_of(cable.path()) == "usblp");
    }
    const OrdinaryUser member(plugdev->gr_gid);
    test::KernelDesk desk;
    REQUIRE(desk.turn_until_ready());
    desk.printer->print(test::receipt(2));
    REQUIRE(desk.turn_until(core::PrintState::confirmed));
}
