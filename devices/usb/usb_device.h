#pragma once

#include <libusb.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "devices/port/device_identity.h"

namespace devices {

struct UsbReferenceRelease {
    void operator()(libusb_device* device) const { libusb_unref_device(device); }
};
using UsbReference = std::unique_ptr<libusb_device, UsbReferenceRelease>;

// What a device looks like it is for, from its class and descriptors. A keyboard is never taken for a
// scanner.
enum class UsbRole { none, printer, scanner };

// The one interface of a device that carries its bytes.
struct UsbInterface {
    int number = 0;
    int alternate = 0;
    std::uint8_t in = 0;  // endpoint addresses; 0: none
    std::uint8_t out = 0;
    int in_packet_size = 64;
    bool is_interrupt = false;
};

// A connected device as its descriptors and the kernel's cached strings describe it. Reading them costs no
// transfer and needs no permission.
struct UsbDevice {
    std::uint64_t id = 0;  // grows with each arrival, so a replugged device is another one
    UsbReference reference;
    DeviceIdentity identity;
    UsbRole role = UsbRole::none;
    UsbInterface interface;
    std::string node;        // "/dev/bus/usb/001/004"
    bool is_in_use = false;  // by a port of this program
};

// Empty for hubs, which must never be opened: claiming one with auto-detach unbinds the hub driver and with
// it everything behind it.
std::optional<UsbDevice> describe(libusb_device* device);

}  // namespace devices
