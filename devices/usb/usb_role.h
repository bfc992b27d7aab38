#pragma once

#include <cstdint>

#include "devices/usb/usb_device.h"

namespace devices {

// Vendors whose printers hide behind the vendor class (Epson sets every model so) or that make scanners. Sources in
// the README of this folder.
bool is_printer_vendor(std::uint16_t vendor);
bool is_scanner_vendor(std::uint16_t vendor);

// The interface to use and what it is for; role `none` when there is none of use.
struct UsbRoleGuess {
    UsbRole role = UsbRole::none;
    UsbInterface interface;
};
UsbRoleGuess guess_role(const DeviceIdentity& identity, const libusb_config_descriptor& config);

}  // namespace devices
