#pragma once

#include <cstdint>

#include "devices/usb/usb_device.h"

namespace devices {

// The interface to use and what it is for; role `none` when there is none of use.
struct UsbRoleGuess {
    UsbRole role = UsbRole::none;
    UsbInterface interface;
};
UsbRoleGuess guess_role(const DeviceIdentity& identity, const libusb_config_descriptor& config);

}  // namespace devices
