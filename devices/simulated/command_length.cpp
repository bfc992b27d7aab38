#include "devices/simulated/command_length.h"
#include "devices/simulated/command_bytes.h"

namespace devices {
namespace {

std::optional<std::size_t> real_time_length(std::string_view buffer) {
    if (buffer[1] == 0x04 || buffer[1] == 0x05) return 3;
    if (buffer[1] != 0x14) return 1;
    if (buffer.size() < 3) return std::nullopt;
    return buffer[2] == 8 ? 10 : 5;
}

std::optional<std::size_t> escape_length(std::string_view buffer) {
    constexpr std::string_view one_parameter = "aEtM!-dJR3 {GV=Sc";
    if (buffer[1] == 'p') return 5;
    if (buffer[1] == '*') {
        if (buffer.size() < 5) return std::nullopt;
        const std::size_t bytes_a_column = size_at(buffer, 2) < 32 ? 1 : 3;
        return 5 + bytes_a_column * (size_at(buffer, 3) + (size_at(buffer, 4) << 8));
    }
    if (buffer[1] == '$' || buffer[1] == '\\') return 4;
    return one_parameter.find(buffer[1]) == std::string_view::npos ? 2 : 3;
}

std::optional<std::size_t> barcode_length(std::string_view buffer) {
    if (buffer.size() < 4) return std::nullopt;
    if (size_at(buffer, 2) >= 65) return 4 + size_at(buffer, 3);
    const std::size_t end = buffer.find('\0', 3);
    return end == std::string_view::npos ? std::nullopt : std::optional(end + 1);
}

std::optional<std::size_t> group_length(std::string_view buffer) {
    constexpr std::string_view one_parameter = "!BarhwHfIb/";
    switch (buffer[1]) {
        case '(':
            if (buffer.size() < 5) return std::nullopt;
            return 5 + size_at(buffer, 3) + (size_at(buffer, 4) << 8);
        case '8':
            if (buffer.size() < 7) return std::nullopt;
            return 7 + size_at(buffer, 3) + (size_at(buffer, 4) << 8) + (size_at(buffer, 5) << 16) +
                   (size_at(buffer, 6) << 24);
        case 'V':
            if (buffer.size() < 3) return std::nullopt;
            return size_at(buffer, 2) >= 65 ? 4 : 3;
        case 'v':
            if (buffer.size() < 8) return std::nullopt;
            return 8 + (size_at(buffer, 4) + (size_at(buffer, 5) << 8)) *
                           (size_at(buffer, 6) + (size_at(buffer, 7) << 8));
        case 'k':
            return barcode_length(buffer);
        case 'L':
        case 'W':
        case '$':
        case 'P':
            return 4;
        default:
            return one_parameter.find(buffer[1]) == std::string_view::npos ? 2 : 3;
    }
}

}  // namespace

std::optional<std::size_t> command_length(std::string_view buffer) {
    if (buffer.empty()) return std::nullopt;
    const char first = buffer.front();
    if (first != 0x10 && first != 0x1b && first != 0x1c && first != 0x1d) return 1;
    if (buffer.size() < 2) return std::nullopt;
    const std::optional<std::size_t> length = first == 0x10   ? real_time_length(buffer)
                                              : first == 0x1b ? escape_length(buffer)
                                              : first == 0x1d ? group_length(buffer)
                                                              : std::optional<std::size_t>(2);
    return length && *length <= buffer.size() ? length : std::nullopt;
}

}  // namespace devices
