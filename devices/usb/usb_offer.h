#pragma once

#include <libusb.h>

#include <cstdint>
#include <vector>

#include "devices/port/device_identity.h"
#include "devices/usb/usb_role.h"

namespace devices {

// One interface that carries bytes.
struct UsbInterface {
    UsbLink link = UsbLink::none;
    int number = 0;
    int alternate = 0;
    int line_number = -1;  // serial only: the interface that takes the line's settings; -1: none
    std::uint8_t in = 0;   // endpoint addresses; 0: none
    std::uint8_t out = 0;
    int in_packet_size = 64;
    bool is_interrupt = false;
};

// One way to use a device: over this interface, for this purpose as far as can be guessed.
struct UsbOffer {
    UsbRole role = UsbRole::none;
    UsbInterface interface;
    bool is_in_use = false;  // by a port of this program
};

// Every way to use a device that its descriptors show; none for hubs, mice, disks and the like. The role is
// only guessed where a mistake can do no harm: a keyboard and a serial device of unknown make have none.
std::vector<UsbOffer> offers_of(const DeviceIdentity& identity, const libusb_config_descriptor& config);

}  // namespace devices
