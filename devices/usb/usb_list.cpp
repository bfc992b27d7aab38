#include "devices/usb/usb_list.h"

#include <unistd.h>

#include <algorithm>

#include "devices/usb/usb_bus.h"

namespace devices {

core::Result<std::vector<UsbListing>> list_usb_devices() {
    const auto bus = UsbBus::open();
    if (!bus) return tl::unexpected(bus.error());
    std::vector<UsbListing> listings;
    for (const auto& device : (*bus)->presence().devices()) {
        listings.push_back({.identity = device.identity,
                            .role = device.role,
                            .node = device.node,
                            .is_permitted = access(device.node.c_str(), R_OK | W_OK) == 0});
    }
    std::ranges::sort(listings, {}, [](const UsbListing& listing) { return listing.identity.path; });
    return listings;
}

}  // namespace devices
