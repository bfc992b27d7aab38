#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kiosk {

// A view of pixels 0xAARRGGBB owned by somebody else: a canvas, or the surface of a window.
struct PixelView {
    std::uint32_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;  // pixels from one row to the next

    std::uint32_t* row(int y) const { return pixels + static_cast<std::ptrdiff_t>(y) * stride; }
};

// Pixels in memory.
class Canvas {
  public:
    Canvas(int width, int height)
        : width_(width),
          height_(height),
          pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0xFF000000U) {}

    int width() const { return width_; }
    int height() const { return height_; }
    std::uint32_t at(int x, int y) const {
        return pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                       static_cast<std::size_t>(x)];
    }
    PixelView view() { return {pixels_.data(), width_, height_, width_}; }
    const std::vector<std::uint32_t>& pixels() const { return pixels_; }

  private:
    int width_;
    int height_;
    std::vector<std::uint32_t> pixels_;
};

}  // namespace kiosk
