#include "tests/support/usb_mock/usb_mock.h"

#include <fmt/format.h>

#include <cerrno>

#include "core/base/ensure.h"

namespace test {
namespace {

void check(GError* error) {
    if (error == nullptr) return;
    fmt::print(stderr, "umockdev: {}\n", error->message);
    g_error_free(error);
    core::ensure(false, "the test bed works");
}

}  // namespace

UsbMock::UsbMock(UsbTestbed& testbed, devices::VirtualDevice& inside, UsbMockPlace place)
    : testbed_(testbed), inside_(inside), place_(std::move(place)), handler_(umockdev_ioctl_base_new()) {
    g_signal_connect(handler_.get(), "handle-ioctl", G_CALLBACK(&UsbMock::handle), this);
}

UsbMock::~UsbMock() {
    if (is_plugged_) unplug();
    forget_transfers();
}

void UsbMock::plug() {
    GError* error = nullptr;
    {
        const auto locked = lock();
        forget_transfers();
        is_plugged_ = true;
        has_driver_ = true;
        is_claimed_ = false;
    }
    // The handler first: the program may open the node as soon as the arrival is announced.
    umockdev_testbed_attach_ioctl(testbed_.get(), node_path().c_str(), handler_.get(), &error);
    check(error);
    umockdev_testbed_add_from_string(testbed_.get(), description().c_str(), &error);
    check(error);
}

void UsbMock::unplug() {
    {
        const auto locked = lock();
        is_plugged_ = false;
        inside_.cable_pulled();
        work();
    }
    GError* error = nullptr;
    umockdev_testbed_uevent(testbed_.get(), sysfs_path().c_str(), "remove");
    umockdev_testbed_remove_device(testbed_.get(), sysfs_path().c_str());
    umockdev_testbed_detach_ioctl(testbed_.get(), node_path().c_str(), &error);
    check(error);
}

void UsbMock::announce_again() {
    umockdev_testbed_uevent(testbed_.get(), sysfs_path().c_str(), "add");
}

void UsbMock::end_next_out_after(std::size_t bytes) {
    const auto locked = lock();
    end_out_after_ = bytes;
}

void UsbMock::stall_next_out() {
    const auto locked = lock();
    next_out_error_ = -EPIPE;
}

void UsbMock::break_next_out() {
    const auto locked = lock();
    next_out_error_ = -EIO;
}

bool UsbMock::has_kernel_driver() {
    const auto locked = lock();
    return has_driver_;
}

bool UsbMock::is_claimed() {
    const auto locked = lock();
    return is_claimed_;
}

int UsbMock::opened_claims() {
    const auto locked = lock();
    return claims_;
}

int UsbMock::halts_cleared() {
    const auto locked = lock();
    return halts_cleared_;
}

std::string UsbMock::node_path() const {
    return fmt::format("/dev/bus/usb/001/{:03}", place_.device);
}

std::string UsbMock::sysfs_path() const {
    return "/sys/devices/pci0000:00/0000:00:14.0/usb1/" + place_.port;
}

bool UsbMock::is_hid() const {
    return place_.kind == UsbMockKind::hid_scanner || place_.kind == UsbMockKind::hid_keyboard;
}

std::string UsbMock::description() const {
    std::string hex;
    for (const std::uint8_t byte : descriptors()) hex += fmt::format("{:02x}", byte);
    const auto& identity = inside_.identity();
    return fmt::format(
        "P: {}\nN: bus/usb/001/{:03}\nE: SUBSYSTEM=usb\nE: DRIVER=usb\nE: BUSNUM=001\nE: DEVNUM={:03}\n"
        "E: DEVNAME={}\nE: DEVTYPE=usb_device\nA: bConfigurationValue=1\\n\nA: busnum=1\\n\nA: devnum={}\\n\n"
        "A: speed=12\\n\nA: manufacturer={}\\n\nA: product={}\\n\nA: serial={}\\n\nH: descriptors={}\n",
        sysfs_path().substr(4), place_.device, place_.device, node_path(), place_.device, identity.maker,
        identity.model, identity.serial, hex);
}

// Device, configuration, interface and endpoint descriptors: USB 2.0 section 9.6, HID 1.11 section 6.2.1.
std::vector<std::uint8_t> UsbMock::descriptors() const {
    const auto& identity = inside_.identity();
    const auto low = [](std::uint16_t word) { return static_cast<std::uint8_t>(word & 0xff); };
    const auto high = [](std::uint16_t word) { return static_cast<std::uint8_t>(word >> 8); };
    const std::uint8_t device_class = place_.kind == UsbMockKind::hub ? 9 : 0;
    std::vector<std::uint8_t> bytes = {18,
                                       1,
                                       0,
                                       2,
                                       device_class,
                                       0,
                                       0,
                                       64,
                                       low(identity.vendor),
                                       high(identity.vendor),
                                       low(identity.product),
                                       high(identity.product),
                                       0,
                                       1,
                                       1,
                                       2,
                                       3,
                                       1};
    const auto add = [&bytes](std::initializer_list<std::uint8_t> more) { bytes.insert(bytes.end(), more); };
    if (is_hid()) {
        const std::uint8_t boot = place_.kind == UsbMockKind::hid_keyboard ? 1 : 0;
        add({9, 2, 34, 0, 1, 1, 0, 0x80, 100, 9, 4, 0, 0, 1, 3, boot, boot, 0});
        add({9, 0x21, 0x11, 1, 0, 1, 0x22, 44, 0, 7, 5, 0x81, 3, 64, 0, 1});
    } else {
        const bool is_vendor = place_.kind == UsbMockKind::printer_of_vendor_class;
        const auto interface_class = static_cast<std::uint8_t>(is_vendor ? 0xff : 7);
        add({9, 2, 32, 0, 1, 1, 0, 0xc0, 1, 9, 4, 0, 0, 2, interface_class, 1, 2, 0});
        add({7, 5, 0x01, 2, 64, 0, 0, 7, 5, 0x82, 2, 64, 0, 0});
    }
    return bytes;
}

void UsbMock::forget_transfers() {
    for (auto& urb : in_flight_) umockdev_ioctl_data_unref(urb.data);
    for (auto* data : finished_) umockdev_ioctl_data_unref(data);
    in_flight_.clear();
    finished_.clear();
}

}  // namespace test
