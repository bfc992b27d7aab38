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

UsbDevice* UsbPresence::find_free(const UsbPortOptions& options,
                                  const std::function<bool(const UsbDevice&)>& is_among) {
    const auto found = std::ranges::find_if(devices_, [&](UsbDevice& device) {
        return is_among(device) && offer_for(options, device) != nullptr;
    });
    return found == devices_.end() ? nullptr : &*found;
}

void UsbPresence::withdraw_offer(std::uint64_t id, int interface) {
    UsbDevice* device = find(id);
    if (device == nullptr) return;
    std::erase_if(device->offers,
                  [interface](const UsbOffer& offer) { return offer.interface.number == interface; });
}

}  // namespace devices
