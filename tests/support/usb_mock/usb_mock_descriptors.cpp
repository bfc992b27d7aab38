#include "tests/support/usb_mock/usb_mock_descriptors.h"

namespace test {
namespace {

using Bytes = UsbMockDescriptors::Bytes;

std::uint8_t low(std::size_t word) {
    return static_cast<std::uint8_t>(word & 0xff);
}
std::uint8_t high(std::size_t word) {
    return static_cast<std::uint8_t>(word >> 8 & 0xff);
}

// HID POS, bar code scanner: report 2 with length, AIM identifier, 56 bytes, flags; feature report FE.
const Bytes hid_pos_report = {0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff,
                              0x00, 0x75, 0x08, 0x85, 0x02, 0x95, 0x3f, 0x09, 0xfe, 0x81,
                              0x02, 0x85, 0xfe, 0x95, 0x01, 0x09, 0xfd, 0xb1, 0x02, 0xc0};
// The boot keyboard of HID 1.11 appendix E.6, without its lamps.
const Bytes keyboard_report = {0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29,
                               0xe7, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02,
                               0x95, 0x01, 0x75, 0x08, 0x81, 0x01, 0x95, 0x06, 0x75, 0x08, 0x15,
                               0x00, 0x25, 0x65, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0};
// A vendor's page, 120 bytes in and out without a report id.
const Bytes drawer_report = {0x06, 0xa0, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75,
                             0x08, 0x95, 0x78, 0x09, 0x02, 0x81, 0x02, 0x09, 0x03, 0x91, 0x02, 0xc0};
// A vendor's page, report 1 in and report 3 out, two bytes each.
const Bytes numbered_report = {0x06, 0xa0, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26,
                               0xff, 0x00, 0x75, 0x08, 0x95, 0x02, 0x85, 0x01, 0x09, 0x02,
                               0x81, 0x02, 0x85, 0x03, 0x09, 0x03, 0x91, 0x02, 0xc0};

class Writer {
  public:
    explicit Writer(UsbMockDescriptors& into) : into_(into) {}

    // USB 2.0 section 9.6.5.
    void interface(int number, int endpoints, std::uint8_t usb_class, std::uint8_t subclass,
                   std::uint8_t protocol, const char* driver) {
        number_ = number;
        ++interfaces_;
        add({9, 4, low(static_cast<std::size_t>(number)), 0, low(static_cast<std::size_t>(endpoints)),
             usb_class, subclass, protocol, 0});
        if (driver != nullptr) into_.drivers[number] = driver;
    }
    // HID 1.11 section 6.2.1.
    void hid(const Bytes& report) {
        into_.reports[number_] = report;
        add({9, 0x21, 0x11, 1, 0, 1, 0x22, low(report.size()), high(report.size())});
    }
    void bulk(std::uint8_t address) {
        into_.endpoints[address] = number_;
        add({7, 5, address, 2, 64, 0, 0});
    }
    void interrupt(std::uint8_t address, std::uint8_t size, std::uint8_t interval = 10) {
        into_.endpoints[address] = number_;
        add({7, 5, address, 3, size, 0, interval});
    }
    void add(std::initializer_list<std::uint8_t> more) { tail_.insert(tail_.end(), more); }

    void finish(std::uint8_t attributes, std::uint8_t power) {
        const std::size_t size = 9 + tail_.size();
        into_.configuration = {9, 2, low(size), high(size), interfaces_, 1, 0, attributes, power};
        into_.configuration.insert(into_.configuration.end(), tail_.begin(), tail_.end());
    }

  private:
    UsbMockDescriptors& into_;
    Bytes tail_;
    int number_ = 0;
    std::uint8_t interfaces_ = 0;
};

void describe_printer(Writer& writer, std::uint8_t usb_class) {
    const bool has_driver = usb_class == 7;
    writer.interface(0, 2, usb_class, has_driver ? 1 : 0, has_driver ? 2 : 0, has_driver ? "usblp" : nullptr);
    writer.bulk(0x01);
    writer.bulk(0x82);
    writer.finish(0xc0, 1);
}

void describe_hid(Writer& writer, UsbMockKind kind) {
    const bool is_boot = kind == UsbMockKind::hid_keyboard;
    const bool is_keyboard = is_boot || kind == UsbMockKind::hid_keyboard_without_boot;
    const bool has_out = kind == UsbMockKind::hid_drawer;
    const std::uint8_t boot = is_boot ? 1 : 0;
    writer.interface(0, has_out ? 2 : 1, 3, boot, boot, "usbhid");
    const Bytes& report = is_keyboard                                   ? keyboard_report
                          : has_out                                     ? drawer_report
                          : kind == UsbMockKind::hid_drawer_without_out ? numbered_report
                                                                        : hid_pos_report;
    writer.hid(report);
    writer.interrupt(0x81, is_keyboard ? 8 : 64);
    if (has_out) writer.interrupt(0x02, 64);
    writer.finish(0x80, 50);
}

void describe_composite_scanner(Writer& writer) {
    writer.interface(0, 1, 3, 1, 1, "usbhid");
    writer.hid(keyboard_report);
    writer.interrupt(0x81, 8);
    writer.interface(1, 1, 3, 0, 0, "usbhid");
    writer.hid(hid_pos_report);
    writer.interrupt(0x82, 64);
    writer.finish(0x80, 250);
}

// CDC 1.2 section 5.2.3: header, call management, abstract control management, union.
void describe_serial(Writer& writer) {
    writer.interface(0, 1, 2, 2, 1, "cdc_acm");
    writer.add({5, 0x24, 0x00, 0x10, 0x01, 5, 0x24, 0x01, 0x00, 1, 4, 0x24, 0x02, 0x02, 5, 0x24, 0x06, 0, 1});
    writer.interrupt(0x83, 16);
    writer.interface(1, 2, 0x0a, 0, 0, "cdc_acm");
    writer.bulk(0x01);
    writer.bulk(0x82);
    writer.finish(0xc0, 50);
}

void describe_configuration(Writer& writer, UsbMockKind kind) {
    switch (kind) {
        case UsbMockKind::printer:
            describe_printer(writer, 7);
            break;
        case UsbMockKind::printer_of_vendor_class:
            describe_printer(writer, 0xff);
            break;
        case UsbMockKind::hid_scanner:
        case UsbMockKind::hid_keyboard:
        case UsbMockKind::hid_keyboard_without_boot:
        case UsbMockKind::hid_drawer:
        case UsbMockKind::hid_drawer_without_out:
            describe_hid(writer, kind);
            break;
        case UsbMockKind::serial:
            describe_serial(writer);
            break;
        case UsbMockKind::composite_scanner:
            describe_composite_scanner(writer);
            break;
        case UsbMockKind::hub:
            writer.interface(0, 1, 9, 0, 0, "hub");
            writer.interrupt(0x81, 1, 12);
            writer.finish(0xe0, 0);
            break;
    }
}

std::uint8_t inside_endpoint(UsbMockKind kind) {
    const bool is_first = kind == UsbMockKind::hid_scanner || kind == UsbMockKind::hid_keyboard ||
                          kind == UsbMockKind::hid_keyboard_without_boot || kind == UsbMockKind::hid_drawer ||
                          kind == UsbMockKind::hid_drawer_without_out;
    return is_first ? 0x81 : 0x82;
}

}  // namespace

UsbMockDescriptors usb_mock_descriptors(UsbMockKind kind, const devices::DeviceIdentity& identity) {
    UsbMockDescriptors result;
    const std::uint8_t device_class = kind == UsbMockKind::hub ? 9 : kind == UsbMockKind::serial ? 2 : 0;
    const std::uint8_t serial_index = identity.serial.empty() ? 0 : 3;
    result.device = {18, 1, 0x00, 0x02, device_class, 0, 0, 64};
    for (const std::uint16_t word : {identity.vendor, identity.product}) {
        result.device.push_back(low(word));
        result.device.push_back(high(word));
    }
    const Bytes version_strings_and_configurations = {0x00, 0x01, 1, 2, serial_index, 1};
    result.device.insert(result.device.end(), version_strings_and_configurations.begin(),
                         version_strings_and_configurations.end());
    result.strings = {identity.maker, identity.model, identity.serial};
    result.in = inside_endpoint(kind);
    result.packet_size = kind == UsbMockKind::hid_keyboard ? 8 : 64;
    Writer writer(result);
    describe_configuration(writer, kind);
    return result;
}

}  // namespace test
