#pragma once

#include <cstddef>
#include <string_view>

namespace kiosk {

// Steps through valid UTF-8 by code points; positions are byte offsets.
std::size_t next_code_point(std::string_view text, std::size_t at);
std::size_t previous_code_point(std::string_view text, std::size_t at);
char32_t code_point_at(std::string_view text, std::size_t at);

}  // namespace kiosk
