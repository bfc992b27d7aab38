#include "devices/printing/code_page.h"

#include <utf8.h>

#include <algorithm>
#include <iterator>

#include "core/base/ensure.h"
#include "core/base/utf8_text.h"
#include "devices/printing/ascii_fallback.h"
#include "devices/printing/code_page_tables.h"

namespace devices {
namespace {

const std::array<char16_t, 128>& upper_half(CodePage page) {
    switch (page) {
        case CodePage::cp437:
            return cp437_upper;
        case CodePage::cp858:
            return cp858_upper;
        case CodePage::cp1252:
            return cp1252_upper;
    }
    core::ensure(false, "a code page has a table");
    return cp437_upper;
}

bool is_control(char32_t character) {
    return character < 0x20 || (character >= 0x7f && character < 0xa0);
}

bool is_held(char32_t character, std::span<const CodePage> pages) {
    return std::ranges::any_of(pages, [&](CodePage page) { return byte_for(character, page).has_value(); });
}

}  // namespace

std::uint8_t number_of(CodePage page) {
    switch (page) {
        case CodePage::cp437:
            return 0;
        case CodePage::cp858:
            return 19;
        case CodePage::cp1252:
            return 16;
    }
    core::ensure(false, "a code page has a number");
    return 0;
}

std::optional<std::uint8_t> byte_for(char32_t character, CodePage page) {
    if (is_control(character)) return std::nullopt;
    if (character < 0x7f) return static_cast<std::uint8_t>(character);
    const auto& upper = upper_half(page);
    const auto found = std::ranges::find(upper, character);
    if (found == upper.end()) return std::nullopt;
    return static_cast<std::uint8_t>(0x80 + (found - upper.begin()));
}

char32_t character_for(std::uint8_t byte, CodePage page) {
    if (byte >= 0x80) {
        const char32_t character = upper_half(page)[byte - 0x80u];
        return character == 0 ? U'?' : character;
    }
    return is_control(byte) ? U'?' : static_cast<char32_t>(byte);
}

std::u32string printable_characters(std::string_view utf8, std::span<const CodePage> pages) {
    const std::string valid = core::valid_utf8(utf8);
    std::u32string characters;
    utf8::unchecked::utf8to32(valid.begin(), valid.end(), std::back_inserter(characters));
    std::u32string result;
    for (char32_t character : characters) {
        if (character == U'\t' || character == U'\n' || character == U'\r') character = U' ';
        if (is_control(character)) continue;
        if (is_held(character, pages)) {
            result += character;
        } else {
            for (const char plain : ascii_fallback(character)) result += static_cast<char32_t>(plain);
        }
    }
    return result;
}

}  // namespace devices
