#include "devices/printing/code_page.h"

#include <glib.h>
#include <utf8.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "core/base/ensure.h"
#include "core/base/utf8_text.h"
#include "devices/printing/ascii_fallback.h"
#include "devices/printing/code_page_tables.h"

namespace devices {
namespace {

struct PageFacts {
    std::string_view name;
    std::uint8_t epson_number;
    std::u16string_view upper;
};

PageFacts facts_of(CodePage page) {
    switch (page) {
        case CodePage::cp437:
            return {"cp437", 0, cp437_upper};
        case CodePage::cp850:
            return {"cp850", 2, cp850_upper};
        case CodePage::cp852:
            return {"cp852", 18, cp852_upper};
        case CodePage::cp858:
            return {"cp858", 19, cp858_upper};
        case CodePage::cp866:
            return {"cp866", 17, cp866_upper};
        case CodePage::cp1250:
            return {"cp1250", 45, cp1250_upper};
        case CodePage::cp1252:
            return {"cp1252", 16, cp1252_upper};
        case CodePage::iso8859_15:
            return {"iso8859_15", 40, iso8859_15_upper};
    }
    core::ensure(false, "a code page has a table");
    return {};
}

bool is_control(char32_t character) {
    return character < 0x20 || (character >= 0x7f && character < 0xa0);
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

bool turns_direction(char32_t character) {
    return character == 0x061c || (character >= 0x200e && character <= 0x200f) ||
           (character >= 0x2028 && character <= 0x202e) || (character >= 0x2060 && character <= 0x206f) ||
           character == 0xfeff;
}

bool is_held(char32_t character, std::span<const CodePage> pages) {
    if (character >= 0x20 && character < 0x7f) return true;
    return std::ranges::any_of(pages, [&](CodePage page) { return byte_for(character, page).has_value(); });
}

// Unicode's form NFC: one character for a letter and its accents wherever there is one.
std::u32string with_accents_joined(const std::u32string& characters) {
    std::string utf8;
    for (const char32_t character : characters) utf8::unchecked::append(character, std::back_inserter(utf8));
    const std::unique_ptr<char, decltype(&g_free)> joined(
        g_utf8_normalize(utf8.data(), static_cast<gssize>(utf8.size()), G_NORMALIZE_DEFAULT_COMPOSE),
        &g_free);
    if (joined == nullptr) return characters;
    const std::string_view text = joined.get();
    std::u32string result;
    utf8::unchecked::utf8to32(text.begin(), text.end(), std::back_inserter(result));
    return result;
}

}  // namespace

std::string_view name_of(CodePage page) {
    return facts_of(page).name;
}

std::uint8_t number_of(CodePage page) {
    return facts_of(page).epson_number;
}

std::optional<std::uint8_t> byte_for(char32_t character, CodePage page) {
    if (is_control(character)) return std::nullopt;
    if (character < 0x7f) return static_cast<std::uint8_t>(character);
    if (character > 0xffff) return std::nullopt;
    const std::size_t found = facts_of(page).upper.find(static_cast<char16_t>(character));
    if (found == std::u16string_view::npos) return std::nullopt;
    return static_cast<std::uint8_t>(0x80 + found);
}

char32_t character_for(std::uint8_t byte, CodePage page) {
    if (byte >= 0x80) {
        const char32_t character = facts_of(page).upper[byte - 0x80u];
        return character == 0 ? U'?' : character;
    }
    return is_control(byte) ? U'?' : static_cast<char32_t>(byte);
}

std::u32string clean_characters(std::string_view utf8) {
    std::u32string characters;
    if (is_ascii(utf8)) {
        characters.assign(utf8.begin(), utf8.end());
    } else {
        const std::string valid = core::valid_utf8(utf8);
        utf8::unchecked::utf8to32(valid.begin(), valid.end(), std::back_inserter(characters));
    }
    for (char32_t& character : characters) {
        if (character == U'\t' || character == U'\n' || character == U'\r') character = U' ';
    }
    std::erase_if(characters, [](char32_t each) { return is_control(each) || turns_direction(each); });
    return std::ranges::any_of(characters, is_loose_accent) ? with_accents_joined(characters) : characters;
}

std::u32string printable_characters(std::string_view utf8, std::span<const CodePage> pages) {
    std::u32string result;
    for (const char32_t character : clean_characters(utf8)) {
        if (is_held(character, pages)) {
            result += character;
        } else {
            for (const char plain : ascii_fallback(character)) result += static_cast<char32_t>(plain);
        }
    }
    return result;
}

std::optional<std::u32string> faithful_characters(std::string_view utf8, std::span<const CodePage> pages) {
    std::u32string result;
    for (const char32_t character : clean_characters(utf8)) {
        if (is_held(character, pages)) {
            result += character;
        } else if (const auto sign = same_sign(character)) {
            for (const char plain : *sign) result += static_cast<char32_t>(plain);
        } else {
            return std::nullopt;
        }
    }
    return result;
}

}  // namespace devices
