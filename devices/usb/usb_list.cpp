#include "devices/usb/usb_list.h"

#include <unistd.h>

#include <algorithm>

#include "devices/usb/usb_bus.h"

namespace devices {
namespace {

UsbOffer best_offer(const std::vector<UsbOffer>& offers) {
    const auto has_role = [](const UsbOffer& offer) { return offer.role != UsbRole::none; };
    const auto found = std::ranges::find_if(offers, has_role);
    if (found != offers.end()) return *found;
    return offers.empty() ? UsbOffer() : offers.front();
}

}  // namespace

core::Result<std::vector<UsbListing>> list_usb_devices() {
    const auto bus = UsbBus::open();
    if (!bus) return tl::unexpected(bus.error());
    std::vector<UsbListing> listings;
    for (const auto& device : (*bus)->presence().devices()) {
        const UsbOffer offer = best_offer(device.offers);
        listings.push_back({.identity = device.identity,
                            .role = offer.role,
                            .link = offer.interface.link,
                            .offers = device.offers,
                            .node = device.node,
                            .is_permitted = access(device.node.c_str(), R_OK | W_OK) == 0});
    }
    std::ranges::sort(listings, {}, [](const UsbListing& listing) { return listing.identity.path; });
    return listings;
}

}  // namespace devices
