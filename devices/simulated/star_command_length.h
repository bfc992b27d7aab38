#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace devices {

// How many bytes the Star command or character at the front of the buffer has; empty when its end has not
// come yet. Unknown commands count as their first two bytes.
std::optional<std::size_t> star_command_length(std::string_view buffer);

}  // namespace devices
