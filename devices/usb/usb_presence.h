#pragma once

#include <cstdint>
#include <functional>
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
    // The first of these devices with a free offer for these options.
    UsbDevice* find_free(const UsbPortOptions& options,
                         const std::function<bool(const UsbDevice&)>& is_among);
    // For as long as the device stays connected: its interface is not what its descriptors promised.
    void withdraw_offer(std::uint64_t id, int interface);

  private:
    std::list<UsbDevice> devices_;
    std::uint64_t arrivals_ = 0;
};

}  // namespace devices
