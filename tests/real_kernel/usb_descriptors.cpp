#include "tests/real_kernel/usb_descriptors.h"

#include <cstdint>
#include <initializer_list>

namespace test {
namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string result;
    for (const int value : values) result += static_cast<char>(value);
    return result;
}

std::string word(std::size_t value) {
    return {static_cast<char>(value & 0xff), static_cast<char>(value >> 8 & 0xff)};
}

std::string device_descriptor(const devices::DeviceIdentity& identity) {
    return bytes({18, 1, 0x00, 0x02, 0, 0, 0, 64}) + word(identity.vendor) + word(identity.product) +
           bytes({0x00, 0x01, 1, 2, 3, 1});
}

std::string configuration_descriptor(const std::string& interface) {
    return bytes({9, 2}) + word(9 + interface.size()) + bytes({1, 1, 0, 0xc0, 1}) + interface;
}

std::string printer_interface() {
    return bytes({9, 4, 0, 0, 2, 7, 1, 2, 0}) + bytes({7, 5, 0x01, 2, 64, 0, 0}) +
           bytes({7, 5, 0x82, 2, 64, 0, 0});
}

std::string hid_interface(int boot_protocol, int packet_size, const std::string& report) {
    const int subclass = boot_protocol != 0 ? 1 : 0;
    return bytes({9, 4, 0, 0, 1, 3, subclass, boot_protocol, 0}) + bytes({9, 0x21, 0x11, 0x01, 0, 1, 0x22}) +
           word(report.size()) + bytes({7, 5, 0x81, 3, packet_size, 0, 1});
}

// HID 1.11 appendix B.1.
std::string keyboard_report_descriptor() {
    return bytes({0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15,
                  0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08,
                  0x81, 0x01, 0x95, 0x05, 0x75, 0x01, 0x05, 0x08, 0x19, 0x01, 0x29, 0x05, 0x91,
                  0x02, 0x95, 0x01, 0x75, 0x03, 0x91, 0x01, 0x95, 0x06, 0x75, 0x08, 0x15, 0x00,
                  0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0});
}

}  // namespace

// Input report 02h of 63 bytes and feature report FEh of one, on the barcode scanner page.
std::string hid_pos_report_descriptor() {
    return bytes({0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x85, 0x02,
                  0x95, 0x3f, 0x09, 0xfe, 0x81, 0x02, 0x85, 0xfe, 0x95, 0x01, 0x09, 0xfb, 0xb1, 0x02, 0xc0});
}

UsbDescriptors usb_descriptors(UsbKind kind, const devices::DeviceIdentity& identity) {
    UsbDescriptors result{.device = device_descriptor(identity)};
    switch (kind) {
        case UsbKind::printer:
            result.configuration = configuration_descriptor(printer_interface());
            break;
        case UsbKind::hid_pos_scanner:
            result.report = hid_pos_report_descriptor();
            result.configuration = configuration_descriptor(hid_interface(0, 64, result.report));
            break;
        case UsbKind::boot_keyboard:
            result.report = keyboard_report_descriptor();
            result.configuration = configuration_descriptor(hid_interface(1, 8, result.report));
            break;
    }
    return result;
}

std::string usb_string_descriptor(std::string_view ascii) {
    std::string result = bytes({static_cast<int>(2 + 2 * ascii.size()), 3});
    for (const char character : ascii) result += {character, '\0'};
    return result;
}

}  // namespace test
