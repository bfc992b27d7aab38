#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace devices {

enum class SerialParity : std::uint8_t { none, odd, even, mark, space };
enum class SerialStopBits : std::uint8_t { one, one_and_half, two };

// How a serial device talks; the order of the values is the one on the wire.
struct SerialLine {
    std::uint32_t baud = 9600;
    std::uint8_t data_bits = 8;
    SerialParity parity = SerialParity::none;
    SerialStopBits stop_bits = SerialStopBits::one;
};

// One control request, either with data to the device or with an answer of at most `answer_size` bytes.
struct UsbRequest {
    static constexpr std::uint8_t to_interface = 0x21;
    static constexpr std::uint8_t class_from_interface = 0xa1;
    static constexpr std::uint8_t standard_from_interface = 0x81;
    static constexpr std::uint8_t standard_from_endpoint = 0x82;

    std::uint8_t type = 0;
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;
    std::string data = {};
    std::uint16_t answer_size = 0;
};

// USB 2.0 section 9.4.5.
UsbRequest get_status(std::uint8_t endpoint);
// USB printer class 1.1 section 4.2.1: a printer's IEEE 1284 device id.
UsbRequest get_device_id(int interface, int alternate);
// HID 1.11 sections 7.1.1 and 7.2: the report descriptor; a report to the device, with its id as first byte
// where it has one; quiet unless something changes; the keyboard's fixed 8-byte reports.
UsbRequest get_report_descriptor(int interface);
UsbRequest set_output_report(int interface, std::uint8_t report_id, std::string_view wire_bytes);
UsbRequest set_feature_report(int interface, std::uint8_t report_id, std::string_view data);
UsbRequest set_idle(int interface);
UsbRequest set_boot_protocol(int interface);
// PSTN 1.2 sections 6.3.10 and 6.3.12: speed and format of the line, and the computer being there (DTR and
// RTS).
UsbRequest set_line_coding(int interface, const SerialLine& line);
UsbRequest set_control_line_state(int interface);

// The text of a GET_DEVICE_ID answer without its length, made printable; empty when it is none.
std::string device_id_from(std::string_view answer);

}  // namespace devices
