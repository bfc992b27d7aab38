#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "devices/port/device_identity.h"

namespace test {

enum class UsbMockKind {
    printer,
    printer_of_vendor_class,
    hid_scanner,
    hid_keyboard,
    hid_keyboard_without_boot,  // only its report descriptor says that it is one
    hid_drawer,                 // 120-byte vendor reports both ways, 64-byte packets
    hid_drawer_without_out,     // takes output reports by SET_REPORT only; numbered reports
    serial,                     // CDC-ACM
    composite_scanner,          // interface 0 a boot keyboard, interface 1 HID POS
    hub,
};

// What such a device says about itself, as it stands on the wire, and how it is wired inside.
struct UsbMockDescriptors {
    using Bytes = std::vector<std::uint8_t>;

    Bytes device;
    Bytes configuration;                    // with all that belongs to it
    std::map<int, Bytes> reports;           // HID report descriptors by interface
    std::map<int, std::string> drivers;     // the kernel's driver for each interface
    std::vector<std::string> strings;       // from index 1
    std::map<std::uint8_t, int> endpoints;  // interface of each
    std::uint8_t in = 0;                    // where the inside's packets come out
    std::size_t packet_size = 64;
};

UsbMockDescriptors usb_mock_descriptors(UsbMockKind kind, const devices::DeviceIdentity& identity);

}  // namespace test
