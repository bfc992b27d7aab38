#pragma once

#include <string_view>

namespace devices {

// Plain ASCII that a reader takes for the character: "EUR", quotes, dashes, letters without their accents.
// Empty for marks without a width, "?" where nothing plain reads the same.
std::string_view ascii_fallback(char32_t character);

}  // namespace devices
