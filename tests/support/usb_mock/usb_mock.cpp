#include "tests/support/usb_mock/usb_mock.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

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

std::string UsbTestbed::root() const {
    gchar* folder = umockdev_testbed_get_root_dir(testbed_.get());
    std::string result(folder);
    g_free(folder);
    return result;
}

UsbMock::UsbMock(UsbTestbed& testbed, devices::VirtualDevice& inside, UsbMockPlace place)
    : testbed_(testbed),
      inside_(inside),
      place_(std::move(place)),
      descriptors_(usb_mock_descriptors(place_.kind, inside.identity())),
      handler_(umockdev_ioctl_base_new()) {
    const auto& identity = inside_.identity();
    device_id_ = fmt::format("MFG:{};CMD:ESC/POS;MDL:{};CLS:PRINTER;", identity.maker, identity.model);
    g_signal_connect(handler_.get(), "handle-ioctl", G_CALLBACK(&UsbMock::handle), this);
    g_signal_connect(handler_.get(), "client-connected", G_CALLBACK(&UsbMock::connected), this);
    g_signal_connect(handler_.get(), "client-vanished", G_CALLBACK(&UsbMock::vanished), this);
}

UsbMock::~UsbMock() {
    if (is_plugged_) unplug();
    g_signal_handlers_disconnect_by_data(handler_.get(), this);
    const auto locked = lock();
    forget_transfers();
}

void UsbMock::plug() {
    GError* error = nullptr;
    {
        const auto locked = lock();
        is_plugged_ = true;
        interfaces_.clear();
        for (const auto& [address, number] : descriptors_.endpoints)
            interfaces_[number] = {.has_driver = descriptors_.drivers.contains(number)};
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
        waiting_in_.clear();
        work();
        clients_.clear();
    }
    GError* error = nullptr;
    umockdev_testbed_uevent(testbed_.get(), sysfs_path().c_str(), "remove");
    umockdev_testbed_remove_device(testbed_.get(), sysfs_path().c_str());
    umockdev_testbed_detach_ioctl(testbed_.get(), node_path().c_str(), &error);
    check(error);
}

void UsbMock::move_to(int device, std::string port) {
    core::ensure(!is_plugged_, "a device is moved while it is unplugged");
    place_.device = device;
    place_.port = std::move(port);
}

void UsbMock::announce_again() {
    umockdev_testbed_uevent(testbed_.get(), sysfs_path().c_str(), "add");
}

void UsbMock::end_next_out_after(std::size_t bytes) {
    const auto locked = lock();
    end_out_after_ = bytes;
}

void UsbMock::fail_next_out(UsbMockFault fault) {
    const auto locked = lock();
    next_out_ = fault;
}

void UsbMock::fail_next_in(UsbMockFault fault) {
    const auto locked = lock();
    next_in_ = fault;
}

void UsbMock::fail_class_requests(UsbMockFault fault) {
    const auto locked = lock();
    class_requests_fail_ = fault;
}

void UsbMock::set_held_by_another(bool held) {
    const auto locked = lock();
    is_held_ = held;
}

void UsbMock::set_device_id(std::string id) {
    const auto locked = lock();
    device_id_ = std::move(id);
}

void UsbMock::set_node_mode(unsigned mode) {
    core::ensure(::chmod((testbed_.root() + node_path()).c_str(), mode) == 0, "the node is there");
}

bool UsbMock::has_kernel_driver() {
    const auto locked = lock();
    return std::ranges::all_of(interfaces_, [](const auto& entry) { return entry.second.has_driver; });
}

bool UsbMock::is_claimed() {
    const auto locked = lock();
    return std::ranges::any_of(interfaces_,
                               [](const auto& entry) { return entry.second.claimed_by != nullptr; });
}

int UsbMock::opened_claims() {
    const auto locked = lock();
    return claims_;
}

int UsbMock::halts_cleared() {
    const auto locked = lock();
    return halts_cleared_;
}

std::size_t UsbMock::transfers_held() {
    const auto locked = lock();
    return in_flight_.size() + finished_.size();
}

std::vector<std::string> UsbMock::class_requests() {
    const auto locked = lock();
    return class_requests_;
}

std::string UsbMock::node_path() const {
    return fmt::format("/dev/bus/usb/001/{:03}", place_.device);
}

std::string UsbMock::sysfs_path() const {
    return "/sys/devices/pci0000:00/0000:00:14.0/usb1/" + place_.port;
}

std::string UsbMock::description() const {
    std::string hex;
    for (const auto* part : {&descriptors_.device, &descriptors_.configuration}) {
        for (const std::uint8_t byte : *part) hex += fmt::format("{:02x}", byte);
    }
    const auto& identity = inside_.identity();
    return fmt::format(
        "P: {}\nN: bus/usb/001/{:03}\nE: SUBSYSTEM=usb\nE: DRIVER=usb\nE: BUSNUM=001\nE: DEVNUM={:03}\n"
        "E: DEVNAME={}\nE: DEVTYPE=usb_device\nA: bConfigurationValue=1\\n\nA: busnum=1\\n\nA: devnum={}\\n\n"
        "A: speed=12\\n\nA: manufacturer={}\\n\nA: product={}\\n\nA: serial={}\\n\nH: descriptors={}\n",
        sysfs_path().substr(4), place_.device, place_.device, node_path(), place_.device, identity.maker,
        identity.model, identity.serial, hex);
}

void UsbMock::forget_transfers() {
    for (auto* list : {&in_flight_, &finished_}) {
        for (const auto& urb : *list) umockdev_ioctl_data_unref(urb.data);
        list->clear();
    }
}

}  // namespace test
