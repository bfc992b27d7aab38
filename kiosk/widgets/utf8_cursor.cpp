#include "kiosk/widgets/utf8_cursor.h"

#include <algorithm>

namespace kiosk {

namespace {

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

std::size_t next_code_point(std::string_view text, std::size_t at) {
    if (at < text.size()) ++at;
    while (at < text.size() && continues(text[at])) ++at;
    return at;
}

std::size_t previous_code_point(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    if (at > 0) --at;
    while (at > 0 && continues(text[at])) --at;
    return at;
}

char32_t code_point_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return first;
    char32_t point = first >= 0xF0 ? first & 0x07U : first >= 0xE0 ? first & 0x0FU : first & 0x1FU;
    const std::size_t end = next_code_point(text, at);
    for (std::size_t i = at + 1; i < end; ++i)
        point = (point << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    return point;
}

}  // namespace kiosk
