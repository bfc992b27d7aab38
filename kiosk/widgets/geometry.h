#pragma once

#include <algorithm>

namespace kiosk {

struct Point {
    float x = 0;
    float y = 0;

    bool operator==(const Point&) const = default;
};

// A rectangle in design units, or in pixels where a name says so.
struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    constexpr float right() const { return x + width; }
    constexpr float bottom() const { return y + height; }
    constexpr float centre_x() const { return x + width / 2; }
    constexpr float centre_y() const { return y + height / 2; }
    constexpr Point centre() const { return {centre_x(), centre_y()}; }
    constexpr bool empty() const { return width <= 0 || height <= 0; }
    constexpr bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    bool operator==(const Rect&) const = default;
};

constexpr Rect inset(Rect r, float by) {
    return {r.x + by, r.y + by, std::max(0.0F, r.width - 2 * by), std::max(0.0F, r.height - 2 * by)};
}

constexpr Rect overlap(Rect a, Rect b) {
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::max(0.0F, std::min(a.right(), b.right()) - x),
            std::max(0.0F, std::min(a.bottom(), b.bottom()) - y)};
}

// How an area is divided into equal cells.
struct Grid {
    int columns = 1;
    int rows = 1;
    float gap = 8;
};

// The cell at `index`, counted along the rows.
constexpr Rect cell(Rect area, Grid grid, int index) {
    const float width =
        (area.width - grid.gap * static_cast<float>(grid.columns - 1)) / static_cast<float>(grid.columns);
    const float height =
        (area.height - grid.gap * static_cast<float>(grid.rows - 1)) / static_cast<float>(grid.rows);
    const auto column = static_cast<float>(index % grid.columns),
               row = static_cast<float>(index / grid.columns);
    return {area.x + column * (width + grid.gap), area.y + row * (height + grid.gap), width, height};
}

}  // namespace kiosk
