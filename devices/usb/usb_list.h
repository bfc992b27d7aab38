#pragma once

#include <string>
#include <vector>

#include "core/base/problem.h"
#include "devices/usb/usb_device.h"

namespace devices {

struct UsbListing {
    DeviceIdentity identity;
    UsbRole role = UsbRole::none;  // of the first way to use it that has one; `link` goes with it
    UsbLink link = UsbLink::none;
    std::vector<UsbOffer> offers;
    std::string node;          // "/dev/bus/usb/001/004"
    bool is_permitted = true;  // this user may open it; if not, packaging/udev/60-paydesk.rules grants it
};

// Every connected device that is not a hub, ordered by path. Opens none of them.
core::Result<std::vector<UsbListing>> list_usb_devices();

}  // namespace devices
