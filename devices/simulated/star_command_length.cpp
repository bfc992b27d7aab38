#include "devices/simulated/star_command_length.h"
#include "devices/simulated/command_bytes.h"

namespace devices {
namespace {

// ESC GS y: S sets, D takes data, P prints, I asks.
std::optional<std::size_t> qr_length(std::string_view buffer) {
    if (buffer.size() < 4) return std::nullopt;
    if (buffer[3] == 'S') return 6;
    if (buffer[3] != 'D') return 4;
    if (buffer.size() < 8) return std::nullopt;
    return 8 + size_at(buffer, 6) + (size_at(buffer, 7) << 8);
}

std::optional<std::size_t> length_to(std::string_view buffer, char last) {
    const std::size_t end = buffer.find(last, 2);
    return end == std::string_view::npos ? std::nullopt : std::optional(end + 1);
}

std::optional<std::size_t> star_escape_length(std::string_view buffer) {
    constexpr std::string_view one_parameter = "-_adRIJ SCWhlQz\x06";
    switch (buffer[1]) {
        case 'i':
        case 0x07:
            return 4;
        case 0x1e:
            return 4;
        case 'X':
            if (buffer.size() < 4) return std::nullopt;
            return 4 + 3 * (size_at(buffer, 2) + (size_at(buffer, 3) << 8));
        case '#':
            return length_to(buffer, '\0');
        case 'b':
            return length_to(buffer, 0x1e);
        case 0x1d:
            if (buffer.size() < 3) return std::nullopt;
            return buffer[2] == 'y' ? qr_length(buffer) : std::optional<std::size_t>(4);
        default:
            return one_parameter.find(buffer[1]) == std::string_view::npos ? 2 : 3;
    }
}

}  // namespace

std::optional<std::size_t> star_command_length(std::string_view buffer) {
    if (buffer.empty()) return std::nullopt;
    if (buffer.front() != 0x1b) return 1;
    if (buffer.size() < 2) return std::nullopt;
    const auto length = star_escape_length(buffer);
    return length && *length <= buffer.size() ? length : std::nullopt;
}

}  // namespace devices
