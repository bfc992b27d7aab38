#include "devices/customer_display/line_display_codec.h"

#include <algorithm>
#include <array>

#include "devices/printing/code_page.h"

namespace devices::line_display {

namespace {

std::string bytes_of(std::string_view text) {
    constexpr std::array pages{CodePage::cp437};
    std::string bytes;
    for (const char32_t character : printable_characters(text, pages))
        bytes += static_cast<char>(byte_for(character, CodePage::cp437).value_or('?'));
    return bytes;
}

}  // namespace

std::string set_up() {
    return "\x1b@\x0c";
}

std::string write_row(int row, std::string_view text) {
    return std::string("\x1f$\x01") + static_cast<char>(row) + std::string(text);
}

std::string laid_out(const core::DisplayedLine& line) {
    std::string amount = bytes_of(line.amount);
    amount.resize(std::min(amount.size(), columns));
    const std::size_t room = columns - amount.size();
    std::string words = bytes_of(line.words);
    words.resize(std::min(words.size(), amount.empty() || room == 0 ? room : room - 1));
    return words + std::string(room - words.size(), ' ') + amount;
}

std::string passed_through(std::string_view bytes) {
    return "\x1b=\x02" + std::string(bytes) + "\x1b=\x01";
}

}  // namespace devices::line_display
