#include "devices/usb/usb_presence.h"

#include <algorithm>
#include <utility>

namespace devices {

void UsbPresence::arrived(libusb_device* device) {
    const auto is_same = [device](const UsbDevice& known) { return known.reference.get() == device; };
    if (std::ranges::any_of(devices_, is_same)) return;
    auto described = describe(device);
    if (!described) return;
    described->id = ++arrivals_;
    devices_.push_back(std::move(*described));
}

void UsbPresence::left(libusb_device* device) {
    std::erase_if(devices_, [device](const UsbDevice& known) { return known.reference.get() == device; });
}

UsbDevice* UsbPresence::find(std::uint64_t id) {
    const auto found = std::ranges::find(devices_, id, &UsbDevice::id);
    return found == devices_.end() ? nullptr : &*found;
}

UsbDevice* UsbPresence::find_free(const UsbPortOptions& options, std::uint64_t last_choice) {
    UsbDevice* found = nullptr;
    for (UsbDevice& device : devices_) {
        if (offer_for(options, device) == nullptr) continue;
        if (device.id != last_choice) return &device;
        found = &device;
    }
    return found;
}

}  // namespace devices
