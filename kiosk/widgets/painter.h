#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kiosk/widgets/fonts.h"
#include "kiosk/widgets/icons.h"
#include "kiosk/widgets/theme.h"

struct ImDrawList;

namespace kiosk {

struct Picture;

enum class Align {
    left,
    centre,
    right,
    right_ink
};  // right_ink: the last glyph's ink ends there, for huge figures
enum class Corners { all, top, bottom, none };

// Where a text stands and how. `at.y` is the middle of the capitals, so one number lines up text of all
// sizes.
struct TextPlace {
    Point at{};
    TextStyle style{};
    Colour ink{};
    Align align = Align::left;
};

// Draws shapes, text and icons. Takes design units, puts edges and letters on whole pixels.
// What it draws is not in the registry: for decoration, and for widgets that record themselves.
class Painter {
  public:
    Painter(const Theme& theme, const Fonts& fonts) : theme_(theme), fonts_(fonts) {}

    void begin(ImDrawList& list) { list_ = &list; }

    void fill(Rect rect, Colour colour, float radius = 0, Corners corners = Corners::all);
    void outline(Rect rect, Colour line, float thickness,
                 float radius);                                     // the ring inside the rectangle's edge
    void horizontal(float x, float y, float width, Colour colour);  // one pixel high
    void vertical(float x, float y, float height, Colour colour);
    void disc(Point centre, float radius, Colour colour);
    void ring(Point centre, float radius, float thickness, Colour colour);
    void triangle(Point a, Point b, Point c, Colour colour);
    void picture(Rect rect, const Picture& picture);
    void curve(std::span<const Point> points, float thickness, Colour colour);

    float text(std::string_view text, const TextPlace& place);              // where it ends
    float text_on_baseline(std::string_view text, const TextPlace& place);  // `at.y` is the baseline
    float width(std::string_view text, TextStyle style) const;
    float capital_height(TextStyle style) const;
    float capital_px(TextStyle style) const;
    bool can_draw(std::string_view text, TextStyle style) const;  // every glyph is there
    void icon(Icon icon, Point centre, float size, Colour colour);

    void push_clip(Rect rect);
    void pop_clip();
    void shift(float down);  // moves all that follows; for scrolled content
    Rect to_px(Rect rect) const;

  private:
    float draw_text(std::string_view text, const TextPlace& place, float top_px);
    Point to_px(Point point) const;
    float left_edge_px(std::string_view text, const TextPlace& place) const;

    const Theme& theme_;
    const Fonts& fonts_;
    ImDrawList* list_ = nullptr;
    float shift_ = 0;
};

// The longest beginning of a text that fits, with an ellipsis where something is left out.
std::string cut_to_fit(const Painter& painter, std::string_view text, TextStyle style, float room);

}  // namespace kiosk
