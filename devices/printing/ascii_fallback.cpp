#include "devices/printing/ascii_fallback.h"

#include <algorithm>
#include <array>
#include <span>

namespace devices {
namespace {

// U+00C0 to U+017F and U+1E00 to U+1EFF: the first character of the Unicode (NFKD) decomposition.
constexpr std::string_view latin_letters =
    "AAAAAA?CEEEEIIII?NOOOOO?OUUUUY?saaaaaa?ceeeeiiii?nooooo?ouuuuy?y"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
constexpr std::string_view latin_additional =
    "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
    "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
    "WwWwWwWwWwXxXxYyZzZzZzhtwyas??SdAaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
    "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy??????";
static_assert(latin_letters.size() == 0x180 - 0xc0 && latin_additional.size() == 0x100);

struct Substitute {
    char32_t character;
    std::string_view plain;
};

// Signs whose plain form says the same.
constexpr std::array signs = {
    Substitute{0x00a0, " "},   Substitute{0x00a9, "(c)"}, Substitute{0x00ab, "\""},
    Substitute{0x00ad, ""},    Substitute{0x00ae, "(R)"}, Substitute{0x00b4, "'"},
    Substitute{0x00ba, "o"},   Substitute{0x00aa, "a"},   Substitute{0x00bb, "\""},
    Substitute{0x00d7, "x"},   Substitute{0x00f7, "/"},   Substitute{0x2010, "-"},
    Substitute{0x2011, "-"},   Substitute{0x2012, "-"},   Substitute{0x2013, "-"},
    Substitute{0x2014, "-"},   Substitute{0x2015, "-"},   Substitute{0x2018, "'"},
    Substitute{0x2019, "'"},   Substitute{0x201a, "'"},   Substitute{0x201c, "\""},
    Substitute{0x201d, "\""},  Substitute{0x201e, "\""},  Substitute{0x2022, "*"},
    Substitute{0x2026, "..."}, Substitute{0x2032, "'"},   Substitute{0x2033, "\""},
    Substitute{0x2039, "<"},   Substitute{0x203a, ">"},   Substitute{0x2044, "/"},
    Substitute{0x20ac, "EUR"}, Substitute{0x2116, "No."}, Substitute{0x2122, "(TM)"},
    Substitute{0x2190, "<-"},  Substitute{0x2192, "->"},  Substitute{0x2212, "-"},
    Substitute{0x2713, "x"},   Substitute{0x2714, "x"},   Substitute{0x2500, "-"},
};

// Letters spelled with two, which a reader takes for them but nobody would write.
constexpr std::array letters = {
    Substitute{0x00c6, "AE"}, Substitute{0x00d0, "D"},  Substitute{0x00de, "Th"},
    Substitute{0x00df, "ss"}, Substitute{0x00e6, "ae"}, Substitute{0x00f0, "d"},
    Substitute{0x00fe, "th"}, Substitute{0x0152, "OE"}, Substitute{0x0153, "oe"},
};

bool has_no_width(char32_t character) {
    return (character >= 0x200b && character <= 0x200f) || (character >= 0x202a && character <= 0x202e) ||
           (character >= 0x2060 && character <= 0x206f) || (character >= 0xfe00 && character <= 0xfe0f) ||
           character == 0xfeff;
}

bool is_a_space(char32_t character) {
    return (character >= 0x2000 && character <= 0x200a) || character == 0x202f || character == 0x205f ||
           character == 0x3000;
}

std::optional<std::string_view> plain_in(std::span<const Substitute> table, char32_t character) {
    const auto found = std::ranges::find(table, character, &Substitute::character);
    return found == table.end() ? std::nullopt : std::optional(found->plain);
}

}  // namespace

std::optional<std::string_view> same_sign(char32_t character) {
    if (has_no_width(character)) return "";
    if (is_a_space(character)) return " ";
    return plain_in(signs, character);
}

std::string_view ascii_fallback(char32_t character) {
    if (is_loose_accent(character)) return "";
    if (const auto sign = same_sign(character)) return *sign;
    if (const auto letter = plain_in(letters, character)) return *letter;
    if (character >= 0xc0 && character < 0x180) return latin_letters.substr(character - 0xc0, 1);
    if (character >= 0x1e00 && character < 0x1f00) return latin_additional.substr(character - 0x1e00, 1);
    return "?";
}

}  // namespace devices
