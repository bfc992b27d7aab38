#include "core/ports/dot_image.h"

namespace core {
namespace {

std::size_t place_of(const DotImage& image, int x, int y) {
    return static_cast<std::size_t>(y) * image.bytes_across() + static_cast<std::size_t>(x) / 8;
}

int bit_of(int x) {
    return 0x80 >> (x & 7);
}

}  // namespace

DotImage DotImage::white(int width, int height) {
    DotImage image{width, height};
    image.rows.assign(image.bytes_across() * static_cast<std::size_t>(height), '\0');
    return image;
}

bool DotImage::is_whole() const {
    constexpr int side_max = 32'000;
    return width > 0 && height > 0 && width <= side_max && height <= side_max &&
           rows.size() == bytes_across() * static_cast<std::size_t>(height);
}

bool DotImage::is_black(int x, int y) const {
    return (rows[place_of(*this, x, y)] & bit_of(x)) != 0;
}

void DotImage::blacken(int x, int y) {
    char& byte = rows[place_of(*this, x, y)];
    byte = static_cast<char>(byte | bit_of(x));
}

}  // namespace core
