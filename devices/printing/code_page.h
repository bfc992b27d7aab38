#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace devices {

// Vietnamese 1258 is left out: it needs marks printed over letters, which printers do not do well.
enum class CodePage : std::uint8_t { cp437, cp850, cp852, cp858, cp866, cp1250, cp1252, iso8859_15 };

inline constexpr std::array every_code_page = {CodePage::cp437,  CodePage::cp850,     CodePage::cp852,
                                               CodePage::cp858,  CodePage::cp866,     CodePage::cp1250,
                                               CodePage::cp1252, CodePage::iso8859_15};

std::string_view name_of(CodePage page);  // "cp437", as printer profiles write it

// The number that ESC t takes for the page in Epson's numbering; other makers' stand in printer profiles.
std::uint8_t number_of(CodePage page);

// The byte for a character, when the page holds it. Only printable ASCII and the page's upper half count.
std::optional<std::uint8_t> byte_for(char32_t character, CodePage page);

// The character for a byte of the page; '?' where the page has none.
char32_t character_for(std::uint8_t byte, CodePage page);

// Text made safe to print: control characters and marks that turn the direction of writing removed (so
// nothing typed can become a command or show a figure backwards), tabs and line ends made spaces, letters
// with loose accents joined where Unicode has one for the two.
std::u32string clean_characters(std::string_view utf8);

// What can be printed with these pages: clean, and each character that no page holds replaced by plain
// letters that read the same, or '?'.
std::u32string printable_characters(std::string_view utf8, std::span<const CodePage> pages);

// The same, but nothing when a letter would be lost or changed: then the text is better drawn than spelled.
// Signs that read the same (quotes, dashes, "EUR") may still stand in for others.
std::optional<std::u32string> faithful_characters(std::string_view utf8, std::span<const CodePage> pages);

}  // namespace devices
