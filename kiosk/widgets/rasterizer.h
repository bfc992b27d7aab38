#pragma once

#include <cstdint>

#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/colour.h"

struct ImDrawData;

namespace kiosk {

// The glyphs of all fonts, one byte a texel. Owned by the font atlas.
struct AlphaAtlas {
    const std::uint8_t* texels = nullptr;
    int width = 0;
    int height = 0;
};

// Draws what Dear ImGui lists into pixels, on the processor: 2 ms a full frame where a software GL takes 10,
// and the same picture bit by bit on every machine, so that pictures can be compared.
//
// It knows the geometry that our painter makes and no more: axis-aligned rectangles, glyphs at their baked
// size on whole pixels, triangles of one colour whose alpha may vary (the smoothed edges), and whole pictures
// (a command whose texture is a Picture; the font's texture is null).
class Rasterizer {
  public:
    explicit Rasterizer(AlphaAtlas atlas) : atlas_(atlas) {}

    void draw(const ImDrawData& data, Colour ground, PixelView target) const;

  private:
    AlphaAtlas atlas_;
};

}  // namespace kiosk
