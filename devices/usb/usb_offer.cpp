#include "devices/usb/usb_offer.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <span>
#include <string_view>

#include "devices/usb/known_devices.h"

namespace devices {
namespace {

constexpr int boot_subclass = 1;
constexpr int keyboard_protocol = 1;
constexpr int ipp_over_usb_protocol = 4;  // web pages instead of print data
constexpr int abstract_control_model = 2;
constexpr int vendor_protocol = 0xff;  // of the communication class: network adapters

using Settings = std::span<const libusb_interface_descriptor>;

Settings settings_of(const libusb_interface& interface) {
    return {interface.altsetting, static_cast<std::size_t>(interface.num_altsetting)};
}

bool mentions(std::string_view text, std::string_view word) {
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    return std::ranges::search(text, word, same).begin() != text.end();
}

UsbRole known_role(const DeviceIdentity& identity) {
    const KnownDevice* known = known_device(identity);
    return known == nullptr ? UsbRole::none : known->role;
}

UsbRole role_over_hid(const DeviceIdentity& identity) {
    const UsbRole known = known_role(identity);
    if (known == UsbRole::scanner || known == UsbRole::drawer) return known;
    const bool says_so = mentions(identity.model, "scanner") || mentions(identity.model, "barcode") ||
                         mentions(identity.model, "imager");
    return says_so ? UsbRole::scanner : UsbRole::none;
}

UsbRole role_over_serial(const DeviceIdentity& identity) {
    const UsbRole known = known_role(identity);
    return known == UsbRole::scanner || known == UsbRole::acceptor ? known : UsbRole::none;
}

UsbInterface endpoints_of(const libusb_interface_descriptor& descriptor, UsbLink link) {
    const bool is_interrupt = link == UsbLink::hid || link == UsbLink::keyboard;
    const int wanted_type = is_interrupt ? LIBUSB_TRANSFER_TYPE_INTERRUPT : LIBUSB_TRANSFER_TYPE_BULK;
    UsbInterface result{.link = link,
                        .number = descriptor.bInterfaceNumber,
                        .alternate = descriptor.bAlternateSetting,
                        .is_interrupt = is_interrupt};
    for (const auto& endpoint : std::span(descriptor.endpoint, descriptor.bNumEndpoints)) {
        if ((endpoint.bmAttributes & 3) != wanted_type) continue;
        if ((endpoint.bEndpointAddress & LIBUSB_ENDPOINT_IN) == 0) {
            if (result.out == 0) result.out = endpoint.bEndpointAddress;
        } else if (result.in == 0) {
            result.in = endpoint.bEndpointAddress;
            result.in_packet_size = std::clamp(endpoint.wMaxPacketSize & 0x7ff, 1, 1024);
        }
    }
    return result;
}

std::optional<UsbOffer> printer_offer(const DeviceIdentity& identity,
                                      const libusb_interface_descriptor& descriptor) {
    const KnownDevice* known = known_device(identity);
    const bool is_printer = descriptor.bInterfaceClass == LIBUSB_CLASS_PRINTER &&
                            descriptor.bInterfaceProtocol != ipp_over_usb_protocol;
    const bool is_vendor_printer = descriptor.bInterfaceClass == LIBUSB_CLASS_VENDOR_SPEC &&
                                   known != nullptr && known->may_use_vendor_class;
    if (!is_printer && !is_vendor_printer) return std::nullopt;
    const UsbInterface bulk = endpoints_of(descriptor, UsbLink::printer);
    // Without a way back nothing can be known about what printed.
    if (bulk.in == 0 || bulk.out == 0) return std::nullopt;
    return UsbOffer{.role = UsbRole::printer, .interface = bulk};
}

std::optional<UsbOffer> hid_offer(const DeviceIdentity& identity,
                                  const libusb_interface_descriptor& descriptor) {
    if (descriptor.bInterfaceClass != LIBUSB_CLASS_HID) return std::nullopt;
    const bool is_boot = descriptor.bInterfaceSubClass == boot_subclass;
    const bool is_keyboard = is_boot && descriptor.bInterfaceProtocol == keyboard_protocol;
    if (is_boot && !is_keyboard) return std::nullopt;  // a mouse
    const UsbInterface reports = endpoints_of(descriptor, is_keyboard ? UsbLink::keyboard : UsbLink::hid);
    if (reports.in == 0) return std::nullopt;
    return UsbOffer{.role = is_keyboard ? UsbRole::none : role_over_hid(identity), .interface = reports};
}

// The data interface that a communication interface names, in its union descriptor (CDC 1.2 section 5.2.3.2)
// or its call management descriptor (PSTN 1.2 section 5.3.1); else by custom the next one.
int data_interface_of(const libusb_interface_descriptor& descriptor) {
    int named = descriptor.bInterfaceNumber + 1;
    std::span extra(descriptor.extra, static_cast<std::size_t>(std::max(descriptor.extra_length, 0)));
    while (extra.size() >= 2 && extra[0] >= 2 && extra[0] <= extra.size()) {
        const bool is_functional = extra[1] == 0x24 && extra[0] >= 5;
        if (is_functional && extra[2] == 0x06) return extra[4];
        if (is_functional && extra[2] == 0x01) named = extra[4];
        extra = extra.subspan(extra[0]);
    }
    return named;
}

std::optional<UsbOffer> serial_offer(const DeviceIdentity& identity,
                                     const libusb_interface_descriptor& descriptor,
                                     const libusb_config_descriptor& config) {
    if (descriptor.bInterfaceClass != LIBUSB_CLASS_COMM ||
        descriptor.bInterfaceSubClass != abstract_control_model ||
        descriptor.bInterfaceProtocol == vendor_protocol)
        return std::nullopt;
    const int data = data_interface_of(descriptor);
    for (const auto& interface : std::span(config.interface, config.bNumInterfaces)) {
        for (const auto& setting : settings_of(interface)) {
            if (setting.bInterfaceNumber != data || setting.bInterfaceClass != LIBUSB_CLASS_DATA) continue;
            UsbInterface bulk = endpoints_of(setting, UsbLink::serial);
            if (bulk.in == 0 || bulk.out == 0) continue;
            bulk.line_number = descriptor.bInterfaceNumber;
            return UsbOffer{.role = role_over_serial(identity), .interface = bulk};
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<UsbOffer> offers_of(const DeviceIdentity& identity, const libusb_config_descriptor& config) {
    std::vector<UsbOffer> offers;
    for (const auto& interface : std::span(config.interface, config.bNumInterfaces)) {
        for (const auto& setting : settings_of(interface)) {
            auto offer = printer_offer(identity, setting);
            if (!offer) offer = hid_offer(identity, setting);
            if (!offer) offer = serial_offer(identity, setting, config);
            if (!offer) continue;
            offers.push_back(*offer);
            break;  // one way an interface, whatever its alternate settings
        }
    }
    return offers;
}

}  // namespace devices
