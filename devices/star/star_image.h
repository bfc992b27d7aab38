#pragma once

#include <functional>
#include <string>
#include <vector>

namespace devices::star {

// A picture as ESC X strips of 24 dots, which Line mode and StarPRNT both print. Each string is one command
// (or one setting), in order. `is_black` is asked only inside the picture. Wider than `image_dots_max` is cut
// off.
inline constexpr int image_dots_max = 832;  // 104 mm at 203 dpi, the widest Star receipt
std::vector<std::string> image_commands(int width, int height,
                                        const std::function<bool(int x, int y)>& is_black);

}  // namespace devices::star
