#include "devices/usb/usb_role.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string_view>

namespace devices {
namespace {

// Receipt printers that may show the vendor class instead of the printer class. Epson's flat-bed scanners do
// so too, so there the product counts; makers of chips (ST, Winbond, NXP) are left out, whose printers have
// the printer class and whose debuggers do not.
struct VendorClassPrinter {
    std::uint16_t vendor;
    std::uint16_t product;  // 0: any
};
constexpr std::array vendor_class_printers = {
    VendorClassPrinter{0x04b8, 0x0202},  // every Epson TM set to the vendor class
    VendorClassPrinter{0x1504, 0},      VendorClassPrinter{0x0419, 0},  // Bixolon, Samsung
    VendorClassPrinter{0x1d90, 0},      VendorClassPrinter{0x2730, 0},  // Citizen
    VendorClassPrinter{0x0dd4, 0},      VendorClassPrinter{0x0aa7, 0},  // Custom, Wincor
};

// Honeywell/Metrologic, Youjie, Symbol/Zebra, Datalogic/PSC, Datalogic, HHP.
constexpr std::array<std::uint16_t, 6> scanner_vendors = {0x0c2e, 0x23d0, 0x05e0, 0x05f9, 0x080c, 0x0536};

bool is_vendor_class_printer(const DeviceIdentity& identity) {
    return std::ranges::any_of(vendor_class_printers, [&identity](const VendorClassPrinter& known) {
        return known.vendor == identity.vendor && (known.product == 0 || known.product == identity.product);
    });
}

bool mentions(std::string_view text, std::string_view word) {
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    return std::ranges::search(text, word, same).begin() != text.end();
}

bool is_scanner(const DeviceIdentity& identity) {
    return std::ranges::find(scanner_vendors, identity.vendor) != scanner_vendors.end() ||
           mentions(identity.model, "scanner") || mentions(identity.model, "barcode") ||
           mentions(identity.model, "imager");
}

UsbInterface endpoints_of(const libusb_interface_descriptor& descriptor, int transfer_type) {
    UsbInterface result{.number = descriptor.bInterfaceNumber,
                        .alternate = descriptor.bAlternateSetting,
                        .is_interrupt = transfer_type == LIBUSB_TRANSFER_TYPE_INTERRUPT};
    for (const auto& endpoint : std::span(descriptor.endpoint, descriptor.bNumEndpoints)) {
        if ((endpoint.bmAttributes & 3) != transfer_type) continue;
        if ((endpoint.bEndpointAddress & LIBUSB_ENDPOINT_IN) == 0) {
            if (result.out == 0) result.out = endpoint.bEndpointAddress;
        } else if (result.in == 0) {
            result.in = endpoint.bEndpointAddress;
            result.in_packet_size = std::clamp(endpoint.wMaxPacketSize & 0x7ff, 1, 1024);
        }
    }
    return result;
}

UsbRoleGuess guess_of(const DeviceIdentity& identity, const libusb_interface_descriptor& descriptor) {
    const int usb_class = descriptor.bInterfaceClass;
    const bool is_vendor_printer = usb_class == LIBUSB_CLASS_VENDOR_SPEC && is_vendor_class_printer(identity);
    if (usb_class == LIBUSB_CLASS_PRINTER || is_vendor_printer) {
        const UsbInterface bulk = endpoints_of(descriptor, LIBUSB_TRANSFER_TYPE_BULK);
        // Without a way back nothing can be known about what printed.
        if (bulk.in != 0 && bulk.out != 0) return {UsbRole::printer, bulk};
    }
    const bool is_keyboard_or_mouse = descriptor.bInterfaceSubClass == 1;  // boot interface
    if (usb_class == LIBUSB_CLASS_HID && !is_keyboard_or_mouse && is_scanner(identity)) {
        const UsbInterface interrupt = endpoints_of(descriptor, LIBUSB_TRANSFER_TYPE_INTERRUPT);
        if (interrupt.in != 0) return {UsbRole::scanner, interrupt};
    }
    return {};
}

}  // namespace

UsbRoleGuess guess_role(const DeviceIdentity& identity, const libusb_config_descriptor& config) {
    for (const auto& interface : std::span(config.interface, config.bNumInterfaces)) {
        for (const auto& setting :
             std::span(interface.altsetting, static_cast<std::size_t>(interface.num_altsetting))) {
            const UsbRoleGuess guess = guess_of(identity, setting);
            if (guess.role != UsbRole::none) return guess;
        }
    }
    return {};
}

}  // namespace devices
