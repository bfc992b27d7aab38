#pragma once

#include <cstdint>
#include <list>

#include "devices/usb/usb_port_options.h"

namespace devices {

// Which devices are connected now. libusb may report one arrival twice; it counts once. Hubs do not count at
// all.
class UsbPresence {
  public:
    void arrived(libusb_device* device);
    void left(libusb_device* device);

    const std::list<UsbDevice>& devices() const { return devices_; }
    UsbDevice* find(std::uint64_t id);
    // Any device with a free offer for these options; `last_choice` only when there is no other.
    UsbDevice* find_free(const UsbPortOptions& options, std::uint64_t last_choice = 0);

  private:
    std::list<UsbDevice> devices_;
    std::uint64_t arrivals_ = 0;
};

}  // namespace devices
