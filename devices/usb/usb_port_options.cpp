#include "devices/usb/usb_port_options.h"

#include <algorithm>

namespace devices {
namespace {

bool fits(const DeviceIdentity& wanted, const DeviceIdentity& given) {
    const auto same = [](const auto& asked, const auto& has) {
        return asked == std::decay_t<decltype(asked)>{} || asked == has;
    };
    return same(wanted.vendor, given.vendor) && same(wanted.product, given.product) &&
           same(wanted.serial, given.serial) && same(wanted.path, given.path);
}

}  // namespace

UsbOffer* offer_for(const UsbPortOptions& options, UsbDevice& device) {
    if (!fits(options.wanted, device.identity)) return nullptr;
    const bool is_named = options.wanted.vendor != 0 && options.wanted.product != 0;
    const auto link_fits = [&options](const UsbOffer& offer) {
        if (options.link) return offer.interface.link == *options.link;
        return offer.interface.link != UsbLink::keyboard;
    };
    const auto serves_role = [&](const UsbOffer& offer) {
        return !offer.is_in_use && offer.role != UsbRole::none && offer.role == options.role &&
               link_fits(offer);
    };
    const auto is_meant = [&](const UsbOffer& offer) {
        return !offer.is_in_use && is_named && link_fits(offer);
    };
    auto found = std::ranges::find_if(device.offers, serves_role);
    if (found == device.offers.end()) found = std::ranges::find_if(device.offers, is_meant);
    return found == device.offers.end() ? nullptr : &*found;
}

}  // namespace devices
