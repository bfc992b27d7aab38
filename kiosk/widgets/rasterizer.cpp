#include "kiosk/widgets/rasterizer.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/widgets/picture.h"

namespace kiosk {

namespace {

// Pixel bounds that drawing must stay inside; right and bottom are one past the last.
struct Bounds {
    int left, top, right, bottom;
};

// The first pixel whose centre is at or after the coordinate.
int first_centre(float coordinate) {
    const float from = coordinate - 0.5F;
    const int whole = static_cast<int>(from);
    return whole + (static_cast<float>(whole) < from ? 1 : 0);
}

std::uint32_t opaque_pixel(ImU32 colour) {
    return 0xFF000000U | ((colour & 0xFF) << 16) | (colour & 0xFF00) | ((colour >> 16) & 0xFF);
}

// Both of red and blue in one multiplication; alpha 0 to 255.
std::uint32_t blend(std::uint32_t under, std::uint32_t over, std::uint32_t alpha) {
    const std::uint32_t weight = alpha + (alpha >> 7), rest = 256 - weight;
    const std::uint32_t red_blue = ((over & 0xFF00FF) * weight + (under & 0xFF00FF) * rest + 0x800080) >> 8;
    const std::uint32_t green = ((over & 0xFF00) * weight + (under & 0xFF00) * rest + 0x8000) >> 8;
    return 0xFF000000U | (red_blue & 0xFF00FF) | (green & 0xFF00);
}

void fill_span(std::uint32_t* row, int from, int to, ImU32 colour) {
    const std::uint32_t pixel = opaque_pixel(colour), alpha = colour >> 24;
    if (alpha == 255) {
        std::fill(row + from, row + to, pixel);
    } else {
        for (int x = from; x < to; ++x) row[x] = blend(row[x], pixel, alpha);
    }
}

void fill_rectangle(const ImDrawVert& from, const ImDrawVert& to, const Bounds& bounds, PixelView target) {
    const int left = std::max(bounds.left, first_centre(from.pos.x));
    const int right = std::min(bounds.right, first_centre(to.pos.x));
    const int bottom = std::min(bounds.bottom, first_centre(to.pos.y));
    if (left >= right) return;
    for (int y = std::max(bounds.top, first_centre(from.pos.y)); y < bottom; ++y) {
        fill_span(target.row(y), left, right, from.col);
    }
}

void draw_glyph(const ImDrawVert& from, const ImDrawVert& to, const Bounds& bounds, PixelView target,
                AlphaAtlas atlas) {
    const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
    const int x0 = whole(from.pos.x), y0 = whole(from.pos.y);
    const int u0 = whole(from.uv.x * static_cast<float>(atlas.width));
    const int v0 = whole(from.uv.y * static_cast<float>(atlas.height));
    const int left = std::max(bounds.left, x0), right = std::min(bounds.right, whole(to.pos.x));
    const int bottom = std::min(bounds.bottom, whole(to.pos.y));
    const std::uint32_t pixel = opaque_pixel(from.col), alpha = from.col >> 24;
    for (int y = std::max(bounds.top, y0); y < bottom; ++y) {
        const std::uint8_t* texels =
            atlas.texels + static_cast<std::ptrdiff_t>(v0 + y - y0) * atlas.width + u0 - x0;
        std::uint32_t* row = target.row(y);
        for (int x = left; x < right; ++x) {
            if (const std::uint32_t cover = texels[x]; cover != 0)
                row[x] = blend(row[x], pixel, cover * alpha / 255);
        }
    }
}

// The mean of the pixels in a box of the picture; the box is never empty.
std::uint32_t mean_of(const Picture& picture, const Bounds& box) {
    std::uint32_t red = 0, green = 0, blue = 0, count = 0;
    for (int y = box.top; y < box.bottom; ++y) {
        for (int x = box.left; x < box.right; ++x, ++count) {
            const std::uint32_t pixel =
                picture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                               static_cast<std::size_t>(x)];
            red += pixel >> 16 & 0xFF;
            green += pixel >> 8 & 0xFF;
            blue += pixel & 0xFF;
        }
    }
    return 0xFF000000U | red / count << 16 | green / count << 8 | blue / count;
}

// Smaller than it is, each pixel is the mean of those it stands for; larger, the nearest one.
void draw_picture(const ImDrawVert& from, const ImDrawVert& to, const Bounds& bounds, PixelView target,
                  const Picture& picture) {
    const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
    const int x0 = whole(from.pos.x), y0 = whole(from.pos.y);
    const int width = whole(to.pos.x) - x0, height = whole(to.pos.y) - y0;
    const auto source = [](int at, int size, int of) {
        return static_cast<int>(static_cast<std::int64_t>(at) * of / size);
    };
    for (int y = std::max(bounds.top, y0); y < std::min(bounds.bottom, y0 + height); ++y) {
        const int top = source(y - y0, height, picture.height);
        const int bottom = std::max(top + 1, source(y - y0 + 1, height, picture.height));
        for (int x = std::max(bounds.left, x0); x < std::min(bounds.right, x0 + width); ++x) {
            const int left = source(x - x0, width, picture.width);
            const int right = std::max(left + 1, source(x - x0 + 1, width, picture.width));
            target.row(y)[x] = mean_of(picture, {left, top, right, bottom});
        }
    }
}

// Where the edge crosses the row; both triangles at an edge compute the same number, so no pixel is drawn
// twice.
struct Edge {
    float x, y, slope;

    Edge(const ImVec2& top, const ImVec2& bottom)
        : x(top.x), y(top.y), slope(bottom.y > top.y ? (bottom.x - top.x) / (bottom.y - top.y) : 0) {}
    float at(float row) const { return x + (row - y) * slope; }
};

// Alpha over the plane of a triangle with equal red, green and blue at its corners.
struct AlphaPlane {
    float base, per_x, per_y;

    AlphaPlane(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
        const auto alpha = [](const ImDrawVert& v) { return static_cast<float>(v.col >> 24); };
        const float bx = b.pos.x - a.pos.x, by = b.pos.y - a.pos.y, cx = c.pos.x - a.pos.x,
                    cy = c.pos.y - a.pos.y;
        const float area = bx * cy - cx * by, to_b = alpha(b) - alpha(a), to_c = alpha(c) - alpha(a);
        per_x = (to_b * cy - to_c * by) / area;
        per_y = (to_c * bx - to_b * cx) / area;
        base = alpha(a) - per_x * a.pos.x - per_y * a.pos.y;
    }
};

void shade_span(std::uint32_t* row, int from, int to, std::uint32_t pixel, float alpha, float step) {
    for (int x = from; x < to; ++x, alpha += step) {
        const auto whole = static_cast<int>(std::clamp(alpha, 0.0F, 255.0F) + 0.5F);
        row[x] = blend(row[x], pixel, static_cast<std::uint32_t>(whole));
    }
}

void draw_triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const Bounds& bounds,
                   PixelView target) {
    const ImDrawVert *top = &a, *middle = &b, *low = &c;
    if (middle->pos.y < top->pos.y) std::swap(top, middle);
    if (low->pos.y < middle->pos.y) std::swap(middle, low);
    if (middle->pos.y < top->pos.y) std::swap(top, middle);
    const int first = std::max(bounds.top, first_centre(top->pos.y));
    const int last = std::min(bounds.bottom, first_centre(low->pos.y));
    const float area = (b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) - (c.pos.x - a.pos.x) * (b.pos.y - a.pos.y);
    if (first >= last || std::fabs(area) < 1e-6F) return;
    const Edge whole(top->pos, low->pos), upper(top->pos, middle->pos), lower(middle->pos, low->pos);
    const bool flat = a.col == b.col && b.col == c.col;
    const AlphaPlane plane(a, b, c);
    for (int y = first; y < last; ++y) {
        const float centre = static_cast<float>(y) + 0.5F;
        float from = whole.at(centre), to = (centre < middle->pos.y ? upper : lower).at(centre);
        if (to < from) std::swap(from, to);
        const int left = std::max(bounds.left, first_centre(from)),
                  right = std::min(bounds.right, first_centre(to));
        if (left >= right) continue;
        if (flat) {
            fill_span(target.row(y), left, right, a.col);
        } else {
            const float alpha =
                plane.base + plane.per_x * (static_cast<float>(left) + 0.5F) + plane.per_y * centre;
            shade_span(target.row(y), left, right, opaque_pixel(a.col), alpha, plane.per_x);
        }
    }
}

// ImDrawList::PrimRect lists a rectangle as corners 0 1 2, 0 2 3, clockwise from the top left.
bool is_rectangle(const ImDrawIdx* index, const ImDrawVert* v) {
    if (index[3] != index[0] || index[4] != index[2]) return false;
    const ImDrawVert &a = v[index[0]], &b = v[index[1]], &c = v[index[2]], &d = v[index[5]];
    return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x &&
           a.col == b.col && a.col == c.col && a.col == d.col && c.pos.x > a.pos.x && c.pos.y > a.pos.y;
}

Bounds bounds_of(const ImVec4& clip, PixelView target) {
    return {std::max(0, static_cast<int>(clip.x)), std::max(0, static_cast<int>(clip.y)),
            std::min(target.width, static_cast<int>(clip.z)),
            std::min(target.height, static_cast<int>(clip.w))};
}

void draw_command(const ImDrawList& list, const ImDrawCmd& command, PixelView target, AlphaAtlas atlas) {
    const Bounds bounds = bounds_of(command.ClipRect, target);
    if (bounds.left >= bounds.right || bounds.top >= bounds.bottom) return;
    const ImDrawVert* v = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawIdx* const end = index + command.ElemCount;
    if (const auto* picture = static_cast<const Picture*>(command.TextureId)) {
        return draw_picture(v[index[0]], v[index[2]], bounds, target, *picture);
    }
    while (index + 3 <= end) {
        const ImDrawVert &a = v[index[0]], &c = v[index[2]];
        if (index + 6 <= end && is_rectangle(index, v)) {
            if (a.uv.x == c.uv.x && a.uv.y == c.uv.y) {
                fill_rectangle(a, c, bounds, target);
            } else {
                draw_glyph(a, c, bounds, target, atlas);
            }
            index += 6;
        } else {
            draw_triangle(a, v[index[1]], c, bounds, target);
            index += 3;
        }
    }
}

}  // namespace

void Rasterizer::draw(const ImDrawData& data, Colour ground, PixelView target) const {
    for (int y = 0; y < target.height; ++y) {
        std::fill(target.row(y), target.row(y) + target.width, opaque_pixel(ground.packed));
    }
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) draw_command(list, command, target, atlas_);
    }
}

}  // namespace kiosk
