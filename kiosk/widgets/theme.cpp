#include "kiosk/widgets/theme.h"

#include <array>
#include <cmath>

namespace kiosk {

namespace {

constexpr std::array<float, type_count> window_sizes{22, 24, 28, 34, 38, 46, 62, 84, 176};
constexpr std::array<float, type_count> kiosk_sizes{38, 38, 38, 38, 38, 62, 104, 132, 132};

constexpr Measures kiosk_measures{
    .step = 8, .margin = 40, .padding = 40, .gutter = 20, .gap = 12, .radius = 10, .key_height = 98};

Rect design_page(Station station) {
    return station == Station::window ? Rect{0, 0, 1920, 1080} : Rect{0, 0, 1080, 1920};
}

}  // namespace

Display window_display() {
    return {};
}

Display kiosk_display() {
    return {.station = Station::kiosk, .width_px = 1080, .height_px = 1920, .px_per_mm = 4.03F};
}

float size_of(Station station, Type type) {
    const auto& sizes = station == Station::window ? window_sizes : kiosk_sizes;
    return sizes[static_cast<std::size_t>(type)];
}

Rect Theme::page() const {
    return design_page(display.station);
}

float Theme::mm(float millimetres) const {
    return millimetres * display.px_per_mm / scale;
}

Rect Theme::to_px(Rect design) const {
    const float left = std::round(origin.x + design.x * scale), top = std::round(origin.y + design.y * scale);
    return {left, top, std::round(origin.x + design.right() * scale) - left,
            std::round(origin.y + design.bottom() * scale) - top};
}

Point Theme::to_px(Point design) const {
    return {origin.x + design.x * scale, origin.y + design.y * scale};
}

Theme theme_for(const Display& display, const Palette& palette) {
    const Rect page = design_page(display.station);
    const auto width = static_cast<float>(display.width_px), height = static_cast<float>(display.height_px);
    Theme theme{.display = display, .palette = palette, .measures = {}, .scale = 1, .origin = {}};
    if (display.station == Station::kiosk) theme.measures = kiosk_measures;
    theme.scale = std::min(width / page.width, height / page.height);
    theme.origin = {std::floor((width - page.width * theme.scale) / 2),
                    std::floor((height - page.height * theme.scale) / 2)};
    return theme;
}

}  // namespace kiosk
