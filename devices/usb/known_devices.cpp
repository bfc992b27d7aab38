#include "devices/usb/known_devices.h"

#include <algorithm>
#include <array>

namespace devices {
namespace {

constexpr KnownDevice printer_of(std::uint16_t vendor, std::uint16_t product = 0) {
    return {.vendor = vendor, .product = product, .role = UsbRole::printer};
}
constexpr KnownDevice vendor_class_printer_of(std::uint16_t vendor, std::uint16_t product = 0) {
    return {.vendor = vendor, .product = product, .role = UsbRole::printer, .may_use_vendor_class = true};
}
constexpr KnownDevice scanner_of(std::uint16_t vendor) {
    return {.vendor = vendor, .role = UsbRole::scanner};
}

// The first that fits counts, so a product stands before its vendor. Epson's flat-bed scanners show the
// vendor class too, so there the product counts; so it does for makers of chips, whose debuggers are no
// printers.
constexpr std::array devices_known = {
    vendor_class_printer_of(0x04b8, 0x0202),  // every Epson TM set to the vendor class
    printer_of(0x04b8),
    vendor_class_printer_of(0x0519),                                              // Star
    vendor_class_printer_of(0x1504),                                              // Bixolon
    vendor_class_printer_of(0x0419),                                              // Samsung
    vendor_class_printer_of(0x1d90),                                              // Citizen
    vendor_class_printer_of(0x2730),                                              // Citizen
    vendor_class_printer_of(0x0dd4),                                              // Custom
    vendor_class_printer_of(0x0aa7),                                              // Wincor
    printer_of(0x05d9),                                                           // HP's receipt printers
    printer_of(0x0416, 0x5011),                                                   // Winbond: POS-58, POS-80
    printer_of(0x0483, 0x5743),                                                   // ST: POS-8022
    printer_of(0x0483, 0x5840),                                                   // ST: MPT-II
    printer_of(0x0fe6, 0x811e),                                                   // ICS
    printer_of(0x1fc9, 0x2016),                                                   // NXP: Xprinter
    printer_of(0x6868, 0x0500),                                                   // no name
    printer_of(0x0456, 0x0808),                                                   // no name
    scanner_of(0x0c2e),                                                           // Honeywell, Metrologic
    scanner_of(0x23d0),                                                           // Youjie
    scanner_of(0x05e0),                                                           // Symbol, Zebra
    scanner_of(0x05f9),                                                           // Datalogic, PSC
    scanner_of(0x080c),                                                           // Datalogic
    scanner_of(0x0536),                                                           // HHP
    KnownDevice{.vendor = 0x0d3a, .product = 0x0206, .role = UsbRole::drawer},    // Posiflex
    KnownDevice{.vendor = 0x0d3a, .product = 0x0207, .role = UsbRole::drawer},    // Posiflex
    KnownDevice{.vendor = 0x191c, .product = 0x4104, .role = UsbRole::acceptor},  // Innovative Technology
};

}  // namespace

std::span<const KnownDevice> known_devices() {
    return devices_known;
}

const KnownDevice* known_device(const DeviceIdentity& identity) {
    const auto found = std::ranges::find_if(devices_known, [&identity](const KnownDevice& known) {
        return known.vendor == identity.vendor && (known.product == 0 || known.product == identity.product);
    });
    return found == devices_known.end() ? nullptr : &*found;
}

}  // namespace devices
