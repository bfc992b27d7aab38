#include "tests/real_kernel/usb_gadget.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>

#include "core/base/ensure.h"
#include "tests/real_kernel/kernel_files.h"

namespace test {
namespace {

const std::string gadget = "/sys/kernel/config/usb_gadget/paydesk/";

void make_folder(const std::string& name) {
    core::ensure(std::filesystem::create_directory(gadget + name), "a folder in configfs");
}

void set(const std::string& name, std::string_view value) {
    core::ensure(write_file(gadget + name, value), "configfs takes the value");
}

bool means_try_later() {
    return errno == EAGAIN || errno == EWOULDBLOCK;
}

}  // namespace

UsbGadget::UsbGadget(devices::VirtualDevice& inside, UsbKind kind) : inside_(inside), kind_(kind) {
    describe();
    thread_ = std::thread(&UsbGadget::serve, this);
}

// configfs wants its parts removed one by one, the last made first.
UsbGadget::~UsbGadget() {
    if (is_plugged_) unplug();
    is_stopping_ = true;
    thread_.join();
    std::filesystem::remove(gadget + "configs/c.1/" + function());
    for (const std::string& folder :
         {std::string("configs/c.1"), "functions/" + function(), std::string("strings/0x409"), std::string()})
        core::ensure(rmdir((gadget + folder).c_str()) == 0, "configfs gives the gadget up");
}

void UsbGadget::plug() {
    set("UDC", "dummy_udc.0");
    is_plugged_ = true;
}

void UsbGadget::unplug() {
    set("UDC", "\n");
    is_plugged_ = false;
    const auto locked = lock();
    refused_.clear();
    unsent_.clear();
    inside_.cable_pulled();
}

std::string UsbGadget::path() const {
    return usb2_bus_of("dummy_hcd.0") + "-1";
}

std::string UsbGadget::function() const {
    return kind_ == UsbKind::printer ? "printer.0" : "hid.0";
}

void UsbGadget::describe() const {
    const auto& identity = inside_.identity();
    make_folder("");
    set("idVendor", fmt::format("{:#06x}", identity.vendor));
    set("idProduct", fmt::format("{:#06x}", identity.product));
    make_folder("strings/0x409");
    set("strings/0x409/manufacturer", identity.maker);
    set("strings/0x409/product", identity.model);
    set("strings/0x409/serialnumber", identity.serial);
    make_folder("configs/c.1");
    const std::string part = "functions/" + function();
    make_folder(part);
    if (kind_ == UsbKind::printer) {
        set(part + "/pnp_string",
            fmt::format("MFG:{};CMD:ESC/POS;MDL:{};CLS:PRINTER;", identity.maker, identity.model));
    } else {
        set(part + "/no_out_endpoint", "1");  // as scanners are; reports to the device come as requests
        set(part + "/report_length", "64");
        set(part + "/report_desc", hid_pos_report_descriptor());
    }
    std::filesystem::create_directory_symlink(gadget + part, gadget + "configs/c.1/" + function());
}

// The node works only between the host's set-up of the device and its loss; it is opened anew each time.
void UsbGadget::serve() {
    while (!is_stopping_) {
        if (node_ < 0) open_node();
        {
            const auto locked = lock();
            inside_.step(instant());
            if (node_ >= 0 && !carry()) close_node();
        }
        std::this_thread::sleep_for(core::Milliseconds(1));
    }
    close_node();
}

void UsbGadget::open_node() {
    const char* name = kind_ == UsbKind::printer ? "/dev/g_printer0" : "/dev/hidg0";
    node_ = open(name, O_RDWR | O_NONBLOCK | O_CLOEXEC);
}

void UsbGadget::close_node() {
    if (node_ >= 0) close(node_);
    node_ = -1;
}

bool UsbGadget::carry() {
    if (refused_.empty()) {
        std::array<char, 4096> bytes{};
        const ssize_t size = read(node_, bytes.data(), bytes.size());
        if (size < 0 && !means_try_later()) return false;
        if (size > 0) refused_.assign(bytes.data(), static_cast<std::size_t>(size));
    }
    if (kind_ == UsbKind::printer) {
        refused_.erase(0, inside_.receive(refused_));
    } else if (!refused_.empty()) {
        inside_.take_feature_report(static_cast<std::uint8_t>(refused_[0]), refused_.substr(1));
        refused_.clear();
    }
    if (unsent_.empty()) unsent_ = inside_.send().value_or("");
    if (unsent_.empty()) return true;
    if (write(node_, unsent_.data(), unsent_.size()) > 0) {
        unsent_.clear();
        return true;
    }
    return means_try_later();
}

}  // namespace test
