#pragma once

#include <cstdint>
#include <span>

#include "devices/port/device_identity.h"
#include "devices/usb/usb_role.h"

namespace devices {

// Devices whose vendor (and product, where a vendor makes other things too) says what they are for. Each one
// stands in packaging/udev/60-paydesk.rules as well, so that it may be opened.
struct KnownDevice {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;  // 0: any
    UsbRole role = UsbRole::none;
    bool may_use_vendor_class = false;  // printers: bulk endpoints in an interface of class FF
};

std::span<const KnownDevice> known_devices();
const KnownDevice* known_device(const DeviceIdentity& identity);

}  // namespace devices
