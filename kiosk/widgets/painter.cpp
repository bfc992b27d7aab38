#include "kiosk/widgets/painter.h"

#include <imgui.h>

#include <array>
#include <cmath>
#include <vector>

#include "kiosk/widgets/utf8_cursor.h"

namespace kiosk {

namespace {

ImVec2 vector(Point p) {
    return {p.x, p.y};
}

ImDrawFlags flags_of(Corners corners) {
    switch (corners) {
        case Corners::all:
            return ImDrawFlags_RoundCornersAll;
        case Corners::top:
            return ImDrawFlags_RoundCornersTop;
        case Corners::bottom:
            return ImDrawFlags_RoundCornersBottom;
        case Corners::none:
            return ImDrawFlags_RoundCornersNone;
    }
    return ImDrawFlags_RoundCornersNone;
}

std::string utf8_of(Icon icon) {
    const auto code = static_cast<std::uint32_t>(icon);
    return {static_cast<char>(0xE0 | (code >> 12)), static_cast<char>(0x80 | ((code >> 6) & 63)),
            static_cast<char>(0x80 | (code & 63))};
}

}  // namespace

void Painter::fill(Rect rect, Colour colour, float radius, Corners corners) {
    const Rect px = to_px(rect);
    if (px.empty()) return;
    list_->AddRectFilled({px.x, px.y}, {px.right(), px.bottom()}, colour.packed, radius * theme_.scale,
                         flags_of(corners));
}

void Painter::outline(Rect rect, Colour line, float thickness, float radius) {
    const Rect px = to_px(rect);
    const float stroke = std::max(1.0F, std::round(thickness * theme_.scale));
    // Dear ImGui strokes half a pixel inside the rectangle it is given; this puts the outer edge on the
    // pixel.
    const float in = stroke / 2 - 0.5F;
    list_->AddRect({px.x + in, px.y + in}, {px.right() - in, px.bottom() - in}, line.packed,
                   std::max(0.0F, radius * theme_.scale - in), ImDrawFlags_RoundCornersAll, stroke);
}

void Painter::horizontal(float x, float y, float width, Colour colour) {
    const Rect px = to_px(Rect{x, y, width, 0});
    list_->AddRectFilled({px.x, px.y}, {px.right(), px.y + 1}, colour.packed);
}

void Painter::vertical(float x, float y, float height, Colour colour) {
    const Rect px = to_px(Rect{x, y, 0, height});
    list_->AddRectFilled({px.x, px.y}, {px.x + 1, px.bottom()}, colour.packed);
}

void Painter::disc(Point centre, float radius, Colour colour) {
    list_->AddCircleFilled(vector(to_px(centre)), radius * theme_.scale, colour.packed);
}

void Painter::ring(Point centre, float radius, float thickness, Colour colour) {
    const float stroke = std::max(1.0F, thickness * theme_.scale);
    list_->AddCircle(vector(to_px(centre)), radius * theme_.scale - stroke / 2, colour.packed, 0, stroke);
}

void Painter::triangle(Point a, Point b, Point c, Colour colour) {
    list_->AddTriangleFilled(vector(to_px(a)), vector(to_px(b)), vector(to_px(c)), colour.packed);
}

// One command a picture: the rasterizer takes its texture for the picture itself.
void Painter::picture(Rect rect, const Picture& picture) {
    const Rect px = to_px(rect);
    list_->AddImage(const_cast<Picture*>(&picture), {px.x, px.y}, {px.right(), px.bottom()});
}

void Painter::curve(std::span<const Point> points, float thickness, Colour colour) {
    std::vector<ImVec2> px;
    for (const Point point : points) px.push_back(vector(to_px(point)));
    list_->AddPolyline(px.data(), static_cast<int>(px.size()), colour.packed, ImDrawFlags_None,
                       thickness * theme_.scale);
}

float Painter::text(std::string_view text, const TextPlace& place) {
    return draw_text(text, place, to_px(place.at).y - fonts_.face(place.style).capital_middle());
}

float Painter::text_on_baseline(std::string_view text, const TextPlace& place) {
    return draw_text(text, place, std::round(to_px(place.at).y) - fonts_.face(place.style).capital_bottom);
}

float Painter::draw_text(std::string_view text, const TextPlace& place, float top_px) {
    const Face& face = fonts_.face(place.style);
    const float left = left_edge_px(text, place);
    list_->AddText(face.font, face.font->FontSize, {std::round(left), std::round(top_px)}, place.ink.packed,
                   text.data(), text.data() + text.size());
    return (left - theme_.origin.x) / theme_.scale + width(text, place.style);
}

float Painter::left_edge_px(std::string_view text, const TextPlace& place) const {
    const float at = to_px(place.at).x, length = width(text, place.style) * theme_.scale;
    switch (place.align) {
        case Align::left:
            return at;
        case Align::centre:
            return at - length / 2;
        case Align::right:
            return at - length;
        case Align::right_ink:
            break;
    }
    const ImFontGlyph* last =
        text.empty() ? nullptr
                     : fonts_.face(place.style).font->FindGlyph(static_cast<unsigned char>(text.back()));
    return at - length + (last == nullptr ? 0 : last->AdvanceX - last->X1);
}

float Painter::width(std::string_view text, TextStyle style) const {
    ImFont* font = fonts_.face(style).font;
    return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size()).x /
           theme_.scale;
}

float Painter::capital_px(TextStyle style) const {
    return fonts_.face(style).capital_height();
}

float Painter::capital_height(TextStyle style) const {
    return capital_px(style) / theme_.scale;
}

bool Painter::can_draw(std::string_view text, TextStyle style) const {
    const ImFont* font = fonts_.face(style).font;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = code_point_at(text, at);
        if (point > 0xFFFF || font->FindGlyphNoFallback(static_cast<ImWchar>(point)) == nullptr) return false;
        at = next_code_point(text, at);
    }
    return true;
}

void Painter::icon(Icon icon, Point centre, float size, Colour colour) {
    if (icon == Icon::none) return;
    if (icon == Icon::sewer) {
        for (int wave = -1; wave <= 1; ++wave) {
            std::array<Point, 25> points;
            for (std::size_t i = 0; i < points.size(); ++i) {
                const float along = static_cast<float>(i) / 24;
                points[i] = {centre.x - size / 2 + size * along,
                             centre.y + static_cast<float>(wave) * size * 0.3F -
                                 std::sin(along * 12.566F) * size * 0.09F};
            }
            curve(points, size * 0.107F, colour);
        }
        return;
    }
    // Font Awesome's pictures are not centred in their lines, so each is centred by its own ink.
    ImFont& font = fonts_.icons(size * theme_.scale);
    const ImFontGlyph* glyph = font.FindGlyph(static_cast<ImWchar>(icon));
    const Point at = to_px(centre);
    const std::string text = utf8_of(icon);
    list_->AddText(
        &font, font.FontSize,
        {std::round(at.x - (glyph->X0 + glyph->X1) / 2), std::round(at.y - (glyph->Y0 + glyph->Y1) / 2)},
        colour.packed, text.c_str());
}

void Painter::push_clip(Rect rect) {
    const Rect px = to_px(rect);
    list_->PushClipRect({px.x, px.y}, {px.right(), px.bottom()}, true);
}

void Painter::pop_clip() {
    list_->PopClipRect();
}

void Painter::shift(float down) {
    shift_ += down;
}

Rect Painter::to_px(Rect rect) const {
    return theme_.to_px(Rect{rect.x, rect.y + shift_, rect.width, rect.height});
}

Point Painter::to_px(Point point) const {
    return theme_.to_px(Point{point.x, point.y + shift_});
}

std::string cut_to_fit(const Painter& painter, std::string_view text, TextStyle style, float room) {
    if (painter.width(text, style) <= room) return std::string(text);
    std::string cut(text);
    while (!cut.empty()) {
        cut.erase(previous_code_point(cut, cut.size()));
        if (painter.width(cut + "…", style) <= room) break;
    }
    while (!cut.empty() && cut.back() == ' ') cut.pop_back();
    return cut + "…";
}

}  // namespace kiosk
