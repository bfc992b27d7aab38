#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace devices {

enum class CodePage { cp437, cp858, cp1252 };

// The number that ESC t takes for the page (Epson's numbering).
std::uint8_t number_of(CodePage page);

// The byte for a character, when the page holds it. Only printable ASCII and the page's upper half count.
std::optional<std::uint8_t> byte_for(char32_t character, CodePage page);

// The character for a byte of the page; '?' where the page has none.
char32_t character_for(std::uint8_t byte, CodePage page);

// What can be printed with these pages: control characters removed (so nothing typed can become a command),
// tabs and line ends made spaces, and each character that no page holds replaced by plain letters that read
// the same, or '?'.
std::u32string printable_characters(std::string_view utf8, std::span<const CodePage> pages);

}  // namespace devices
