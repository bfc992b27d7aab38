#include "devices/usb/usb_request.h"

#include <algorithm>

namespace devices {
namespace {

constexpr std::uint8_t set_report = 0x09;
constexpr int output_report = 0x0200;
constexpr int feature_report = 0x0300;

std::uint16_t word(int value) {
    return static_cast<std::uint16_t>(value);
}

UsbRequest to_interface(int interface, std::uint8_t request, int value, std::string data = {}) {
    return {.type = UsbRequest::to_interface,
            .request = request,
            .value = word(value),
            .index = word(interface),
            .data = std::move(data)};
}

}  // namespace

UsbRequest get_status(std::uint8_t endpoint) {
    return {.type = UsbRequest::standard_from_endpoint, .request = 0x00, .index = endpoint, .answer_size = 2};
}

UsbRequest get_device_id(int interface, int alternate) {
    return {.type = UsbRequest::class_from_interface,
            .request = 0x00,
            .value = 0,  // the configuration's index
            .index = word(interface << 8 | alternate),
            .answer_size = 1024};
}

UsbRequest get_report_descriptor(int interface) {
    return {.type = UsbRequest::standard_from_interface,
            .request = 0x06,
            .value = 0x2200,
            .index = word(interface),
            .answer_size = 4096};
}

UsbRequest set_output_report(int interface, std::uint8_t report_id, std::string_view wire_bytes) {
    return to_interface(interface, set_report, output_report | report_id, std::string(wire_bytes));
}

UsbRequest set_feature_report(int interface, std::uint8_t report_id, std::string_view data) {
    std::string bytes(1, static_cast<char>(report_id));
    return to_interface(interface, set_report, feature_report | report_id, bytes.append(data));
}

UsbRequest set_idle(int interface) {
    return to_interface(interface, 0x0a, 0);
}

UsbRequest set_boot_protocol(int interface) {
    return to_interface(interface, 0x0b, 0);
}

UsbRequest set_line_coding(int interface, const SerialLine& line) {
    std::string data;
    for (int shift = 0; shift < 32; shift += 8) data += static_cast<char>(line.baud >> shift & 0xff);
    data += static_cast<char>(line.stop_bits);
    data += static_cast<char>(line.parity);
    data += static_cast<char>(line.data_bits);
    return to_interface(interface, 0x20, 0, std::move(data));
}

UsbRequest set_control_line_state(int interface) {
    constexpr int terminal_ready_and_request_to_send = 3;
    return to_interface(interface, 0x22, terminal_ready_and_request_to_send);
}

std::string device_id_from(std::string_view answer) {
    if (answer.size() < 2) return {};
    // Two bytes of length, the big end first, that count themselves. Some printers leave them out of the
    // count or send them the other way round, so the answer's own length is the limit and they are only an
    // upper one.
    const auto byte = [answer](std::size_t at) { return static_cast<unsigned char>(answer[at]); };
    const std::size_t claimed = static_cast<std::size_t>(byte(0) << 8 | byte(1));
    std::string_view text = answer.substr(2);
    if (claimed >= 2 && claimed - 2 < text.size()) text = text.substr(0, claimed - 2);
    text = text.substr(0, text.find('\0'));
    if (text.find(':') == std::string_view::npos) return {};
    std::string shown(text);
    std::ranges::replace_if(
        shown, [](char c) { return c < 0x20 || c > 0x7e; }, '?');
    return shown;
}

}  // namespace devices
