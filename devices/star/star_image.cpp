#include "devices/star/star_image.h"

#include <algorithm>

namespace devices::star {
namespace {

constexpr int strip_dots = 24;
constexpr int dots_a_byte = 8;

// Single bytes that Star printers obey on arrival: EOT, ENQ, EM, SUB and FS; the last three open a drawer.
// Whether a model does so inside a picture is not documented, so none is ever sent there.
bool may_act_at_once(int byte) {
    return byte == 0x04 || byte == 0x05 || byte == 0x19 || byte == 0x1a || byte == 0x1c;
}

}  // namespace

std::vector<std::string> image_commands(int width, int height,
                                        const std::function<bool(int x, int y)>& is_black) {
    width = std::min(width, image_dots_max);
    const int width_inside = width;
    while (may_act_at_once(width & 0xff)) ++width;  // white columns
    if (width <= 0 || height <= 0) return {};
    std::vector<std::string> commands{
        "\x1b"
        "0"};  // lines of 3 mm: the strips touch
    for (int top = 0; top < height; top += strip_dots) {
        std::string strip{0x1b, 'X', static_cast<char>(width & 0xff), static_cast<char>(width >> 8)};
        for (int x = 0; x < width; ++x) {
            for (int y = top; y < top + strip_dots; y += dots_a_byte) {
                int column = 0;
                for (int dot = y; dot < y + dots_a_byte; ++dot)
                    column = column << 1 | (dot < height && x < width_inside && is_black(x, dot) ? 1 : 0);
                constexpr int one_dot_more = 0x20;
                strip += static_cast<char>(may_act_at_once(column) ? column | one_dot_more : column);
            }
        }
        commands.push_back(strip + "\n");
    }
    commands.emplace_back("\x1bz\x01");  // lines of 4 mm again
    return commands;
}

}  // namespace devices::star
