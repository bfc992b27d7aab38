#pragma once

#include <string>
#include <string_view>

#include "devices/port/device_identity.h"

namespace test {

enum class UsbKind { printer, hid_pos_scanner, boot_keyboard };

// What a device of this kind answers to GET_DESCRIPTOR: USB 2.0 section 9.6, HID 1.11 section 6.2.
struct UsbDescriptors {
    std::string device;
    std::string configuration;
    std::string report;  // HID only
};
UsbDescriptors usb_descriptors(UsbKind kind, const devices::DeviceIdentity& identity);
std::string usb_string_descriptor(std::string_view ascii);

std::string hid_pos_report_descriptor();

}  // namespace test
