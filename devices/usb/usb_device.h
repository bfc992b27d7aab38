#pragma once

#include <libusb.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "devices/port/device_identity.h"
#include "devices/usb/usb_offer.h"

namespace devices {

struct UsbReferenceRelease {
    void operator()(libusb_device* device) const { libusb_unref_device(device); }
};
using UsbReference = std::unique_ptr<libusb_device, UsbReferenceRelease>;

// A connected device as its descriptors and the kernel's cached strings describe it. Reading them costs no
// transfer and needs no permission.
struct UsbDevice {
    std::uint64_t id = 0;  // grows with each arrival, so a replugged device is another one
    UsbReference reference;
    DeviceIdentity identity;
    std::vector<UsbOffer> offers;
    std::string node;  // "/dev/bus/usb/001/004"
};

// Empty for hubs, which must never be opened: claiming one with auto-detach unbinds the hub driver and with
// it everything behind it.
std::optional<UsbDevice> describe(libusb_device* device);

}  // namespace devices
