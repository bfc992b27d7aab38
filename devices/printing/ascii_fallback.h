#pragma once

#include <optional>
#include <string_view>

namespace devices {

// Plain ASCII that a reader takes for the character: "EUR", quotes, dashes, letters without their accents.
// Empty for marks without a width, "?" where nothing plain reads the same.
std::string_view ascii_fallback(char32_t character);

// The same for signs alone, where plain ASCII says all that the character says: quotes, dashes, spaces,
// "EUR". Nothing for letters, whose accents are part of a name.
std::optional<std::string_view> same_sign(char32_t character);

// A mark of its own that Unicode puts on the letter before it.
constexpr bool is_loose_accent(char32_t character) {
    return character >= 0x0300 && character <= 0x036f;
}

}  // namespace devices
