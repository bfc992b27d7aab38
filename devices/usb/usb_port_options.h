#pragma once

#include <optional>

#include "devices/usb/usb_device.h"
#include "devices/usb/usb_request.h"

namespace devices {

// Which device a port looks for, and how it talks to it.
struct UsbPortOptions {
    UsbRole role = UsbRole::none;
    std::optional<UsbLink> link = {};  // none: any that serves the role, but never a keyboard
    DeviceIdentity wanted = {};        // fields that are set must fit: vendor, product, serial, path
    SerialLine line = {};              // of a serial device
};

// The way to use this device that the options ask for; none when there is none or it is in use.
//
// A role that was guessed is enough where a mistake does no harm. What has no guessed role (a keyboard,
// somebody's modem) is only touched when vendor and product are named, and a keyboard only when the link is
// too: nobody's typing is ever read by accident.
UsbOffer* offer_for(const UsbPortOptions& options, UsbDevice& device);

}  // namespace devices
