#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace devices {

// How many bytes the ESC/POS command or character at the front of the buffer has; empty when its end has not
// come yet. Unknown commands count as their first two bytes, as in real printers that then print the rest as
// text.
std::optional<std::size_t> command_length(std::string_view buffer);

}  // namespace devices
