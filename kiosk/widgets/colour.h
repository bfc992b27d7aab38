#pragma once

#include <cstdint>

namespace kiosk {

// A colour as Dear ImGui packs it: red in the lowest byte, alpha in the highest.
struct Colour {
    std::uint32_t packed = 0;

    bool operator==(const Colour&) const = default;
    constexpr std::uint32_t red() const { return packed & 0xFF; }
    constexpr std::uint32_t green() const { return (packed >> 8) & 0xFF; }
    constexpr std::uint32_t blue() const { return (packed >> 16) & 0xFF; }
    constexpr std::uint32_t alpha() const { return packed >> 24; }
};

// From the usual 0xRRGGBB.
constexpr Colour rgb(std::uint32_t hex) {
    return {0xFF000000U | ((hex & 0xFF) << 16) | (hex & 0xFF00) | ((hex >> 16) & 0xFF)};
}

// WCAG 2.2 contrast ratio of two opaque colours, 1 to 21 (definitions of "relative luminance" and "contrast
// ratio").
double contrast(Colour a, Colour b);

}  // namespace kiosk
