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

UsbDevice* UsbPresence::find_free(UsbRole role, const DeviceIdentity& wanted) {
    const auto fits = [](auto asked, auto given) { return asked == decltype(asked){} || asked == given; };
    const auto found = std::ranges::find_if(devices_, [&](const UsbDevice& device) {
        return device.role == role && !device.is_in_use && fits(wanted.vendor, device.identity.vendor) &&
               fits(wanted.product, device.identity.product) && fits(wanted.serial, device.identity.serial) &&
               fits(wanted.path, device.identity.path);
    });
    return found == devices_.end() ? nullptr : &*found;
}

}  // namespace devices
