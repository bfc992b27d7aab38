#include "tests/real_kernel/usbip_message.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <cstring>
#include <span>

namespace test {
namespace {

using Words = std::array<std::uint32_t, 12>;
enum Word { command, sequence, device, direction, endpoint, first, length, start, packets, interval, setup };

bool read_all(int socket, std::span<char> into) {
    while (!into.empty()) {
        const ssize_t size = recv(socket, into.data(), into.size(), 0);
        if (size <= 0) return false;
        into = into.subspan(static_cast<std::size_t>(size));
    }
    return true;
}

bool write_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t size = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (size <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    return true;
}

}  // namespace

std::optional<UsbipMessage> read_message(int socket) {
    Words words{};
    if (!read_all(socket, {reinterpret_cast<char*>(words.data()), sizeof words})) return std::nullopt;
    UsbipMessage message{.command = ntohl(words[command]),
                         .sequence = ntohl(words[sequence]),
                         .is_in = ntohl(words[direction]),
                         .endpoint = ntohl(words[endpoint]),
                         .first = ntohl(words[first]),
                         .length = ntohl(words[length])};
    std::memcpy(message.setup.data(), &words[setup], message.setup.size());
    if (message.command == UsbipMessage::submit && message.is_in == 0) {
        message.data.resize(message.length);
        if (!read_all(socket, message.data)) return std::nullopt;
    }
    return message;
}

bool write_message(int socket, const UsbipMessage& message) {
    constexpr std::uint32_t not_isochronous = 0xffffffff;
    Words words{};
    words[command] = htonl(message.command);
    words[sequence] = htonl(message.sequence);
    words[first] = htonl(message.first);
    words[length] = htonl(message.length);
    if (message.command == UsbipMessage::submitted) words[packets] = htonl(not_isochronous);
    std::string bytes(reinterpret_cast<const char*>(words.data()), sizeof words);
    return write_all(socket, bytes + message.data);
}

}  // namespace test
