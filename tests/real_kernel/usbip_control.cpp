// What a virtual device answers on endpoint 0: USB 2.0 section 9.4, HID 1.11 section 7.2, and the printer
// class 1.1 section 4.2.

#include <algorithm>
#include <cerrno>

#include "tests/real_kernel/usbip_device.h"

namespace test {
namespace {

// bmRequestType and bRequest in one number.
constexpr int get_status = 0x8000;
constexpr int get_descriptor = 0x8006;
constexpr int get_descriptor_of_interface = 0x8106;
constexpr int get_device_id = 0xa100;
constexpr int get_port_status = 0xa101;
constexpr int set_report = 0x2109;

constexpr int feature_report = 3;
constexpr int hid_report_descriptor = 0x22;

}  // namespace

void UsbipDevice::answer_control(const UsbipMessage& request) {
    const bool is_in = (request.setup[0] & 0x80) != 0;
    auto answer = control_reply(request);
    if (!answer) {
        reply(request, -EPIPE, 0);
    } else if (is_in) {
        answer->resize(std::min<std::size_t>(answer->size(), request.length));
        const std::size_t size = answer->size();
        reply(request, 0, size, std::move(*answer));
    } else {
        reply(request, 0, request.data.size());
    }
}

// Empty: a stall. Requests that set something and move no data that matters are accepted.
std::optional<std::string> UsbipDevice::control_reply(const UsbipMessage& request) {
    const int what = request.setup[0] << 8 | request.setup[1];
    const std::uint8_t high = request.setup[3];
    const std::uint8_t low = request.setup[2];
    if (what == get_descriptor) return descriptor(high, low);
    if (what == get_status) return std::string("\1\0", 2);  // self-powered
    if (what == get_descriptor_of_interface && high == hid_report_descriptor && !descriptors_.report.empty())
        return descriptors_.report;
    if (what == get_device_id) {
        const std::string id = "MFG:" + inside_.identity().maker +
                               ";CMD:ESC/POS;MDL:" + inside_.identity().model + ";CLS:PRINTER;";
        const std::size_t size = id.size() + 2;
        return std::string{static_cast<char>(size >> 8), static_cast<char>(size & 0xff)} + id;
    }
    if (what == get_port_status) return "\x18";  // selected, no error
    if (what == set_report && high == feature_report && !request.data.empty())
        inside_.take_feature_report(low, std::string_view(request.data).substr(1));
    const bool is_in = (request.setup[0] & 0x80) != 0;
    return is_in ? std::nullopt : std::optional<std::string>("");
}

std::optional<std::string> UsbipDevice::descriptor(std::uint8_t type, std::uint8_t index) const {
    constexpr std::uint8_t device = 1;
    constexpr std::uint8_t configuration = 2;
    constexpr std::uint8_t string = 3;
    const auto& identity = inside_.identity();
    if (type == device) return descriptors_.device;
    if (type == configuration) return descriptors_.configuration;
    if (type != string) return std::nullopt;
    switch (index) {
        case 0:
            return std::string("\x04\x03\x09\x04");  // English
        case 1:
            return usb_string_descriptor(identity.maker);
        case 2:
            return usb_string_descriptor(identity.model);
        case 3:
            return usb_string_descriptor(identity.serial);
        default:
            return std::nullopt;
    }
}

}  // namespace test
