#pragma once

#include <string>
#include <string_view>

namespace core {

bool is_valid_utf8(std::string_view text);

// The text with each broken byte replaced by '?'.
std::string valid_utf8(std::string_view text);

// Number of code points; the text must be valid UTF-8.
std::size_t utf8_length(std::string_view text);

}  // namespace core
