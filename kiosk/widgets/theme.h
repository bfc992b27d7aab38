#pragma once

#include "kiosk/widgets/geometry.h"
#include "kiosk/widgets/palette.h"

namespace kiosk {

enum class Station { window, kiosk };

// The panel (or the window on it) that we draw on.
struct Display {
    Station station = Station::window;
    int width_px = 1920;
    int height_px = 1080;
    float px_per_mm = 3.64F;  // 23.8 inch full HD; a 21.5 inch portrait kiosk has 4.03
};

Display window_display();
Display kiosk_display();

// What text is for; each station gives it a size. On the kiosk nothing is smaller than a 4.8 mm capital, so
// its four sizes serve several roles: body and below, titles (amount), figures, totals.
enum class Type { unit, second, body, strong, act, amount, figure, total, change };
inline constexpr int type_count = 9;

enum class Weight { regular, bold };

struct TextStyle {
    Type type = Type::body;
    Weight weight = Weight::regular;

    bool operator==(const TextStyle&) const = default;
};

constexpr TextStyle regular(Type type) {
    return {type, Weight::regular};
}
constexpr TextStyle bold(Type type) {
    return {type, Weight::bold};
}

// Font size in design units, ascent to descent as Dear ImGui counts it.
float size_of(Station station, Type type);

// Distances of the grid in design units.
struct Measures {
    float step = 8;
    float margin = 24;
    float padding = 24;
    float gutter = 16;
    float gap = 8;
    float radius = 10;
    float key_height = 68;
};

// Sizes, colours and the map from design units to pixels.
//
// Screens lay out in design units: 1920x1080 at the window, 1080x1920 at the kiosk. One unit is `scale`
// pixels, the same both ways; what the window has too much of is left as a margin around. Millimetres are
// real ones on the panel.
struct Theme {
    Display display;
    Palette palette;
    Measures measures;
    float scale = 1;  // pixels a design unit
    Point origin;     // of the design area, in pixels

    Rect page() const;                  // the whole design area
    float mm(float millimetres) const;  // design units
    Rect to_px(Rect design) const;      // whole pixels
    Point to_px(Point design) const;    // not rounded
};

Theme theme_for(const Display& display, const Palette& palette);

}  // namespace kiosk
