#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace test {

// One message of the USB/IP protocol as the kernel's vhci_hcd speaks it
// (Documentation/usb/usbip_protocol.rst): twelve 32-bit words, the highest byte first, then data. Only the
// words that a bulk, interrupt or control transfer needs have names here.
struct UsbipMessage {
    enum Command : std::uint32_t { submit = 1, unlink = 2, submitted = 3, unlinked = 4 };

    std::uint32_t command = 0;
    std::uint32_t sequence = 0;
    std::uint32_t is_in = 0;
    std::uint32_t endpoint = 0;
    std::uint32_t first = 0;   // unlink: the other sequence; submitted, unlinked: the status
    std::uint32_t length = 0;  // submit: of the buffer; submitted: how much was moved
    std::array<unsigned char, 8> setup{};
    std::string data = {};
};

// Each empty or false when the other side has closed the connection.
std::optional<UsbipMessage> read_message(int socket);
bool write_message(int socket, const UsbipMessage& message);

}  // namespace test
