#include "devices/printing/text_raster.h"

#include <pango/pangocairo.h>
#include <utf8.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "core/base/ensure.h"
#include "devices/printing/code_page.h"

namespace devices {
namespace {

constexpr int font_dots = 24;
constexpr int height_max = 30'000;  // cairo draws no higher
constexpr int black_from = 0x70;    // of 255; a little below half, since hairlines must not break

template <auto free>
struct Freed {
    template <class T>
    void operator()(T* handle) const {
        free(handle);
    }
};
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Freed<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;

struct Style {
    core::PrintedAlign align = core::PrintedAlign::left;
    bool bold = false;
    int size = 1;
};

std::string clean(std::string_view utf8) {
    std::string result;
    for (const char32_t character : clean_characters(utf8)) {
        utf8::unchecked::append(character, std::back_inserter(result));
    }
    return result;
}

// Pango takes left and right to mean the start and the end of text that runs from right to left.
PangoAlignment alignment(core::PrintedAlign align, PangoLayout* layout) {
    const bool runs_left = pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL;
    switch (align) {
        case core::PrintedAlign::left:
            return runs_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
        case core::PrintedAlign::centre:
            return PANGO_ALIGN_CENTER;
        case core::PrintedAlign::right:
            return runs_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

struct Size {
    int width = 0;
    int height = 0;
};

Size size_of(const Layout& layout) {
    Size size;
    pango_layout_get_pixel_size(layout.get(), &size.width, &size.height);
    return size;
}

// Grey pixels to draw on, read back as dots.
class Canvas {
  public:
    Canvas(int width, int height)
        : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, width, std::clamp(height, 1, height_max))),
          context_(cairo_create(surface_.get())) {}

    Layout layout(std::string_view utf8, const Style& style, int width) const {
        Layout layout(pango_cairo_create_layout(context_.get()));
        const Font font(pango_font_description_from_string("Noto Sans, Noto Sans CJK SC, sans-serif"));
        const int size = std::clamp(style.size, 1, 3);
        pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM);
        pango_font_description_set_absolute_size(font.get(), size * font_dots * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font.get());
        const std::string text = clean(utf8);
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        pango_layout_set_width(layout.get(), width * PANGO_SCALE);
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(layout.get(), alignment(style.align, layout.get()));
        return layout;
    }

    void show(const Layout& layout, int top) {
        cairo_move_to(context_.get(), 0, top);
        pango_cairo_show_layout(context_.get(), layout.get());
    }

    core::DotImage dots() {
        cairo_surface_flush(surface_.get());
        core::ensure(cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS, "text can be drawn");
        const unsigned char* pixels = cairo_image_surface_get_data(surface_.get());
        const int stride = cairo_image_surface_get_stride(surface_.get());
        auto image = core::DotImage::white(cairo_image_surface_get_width(surface_.get()),
                                           cairo_image_surface_get_height(surface_.get()));
        for (int y = 0; y < image.height; ++y) {
            for (int x = 0; x < image.width; ++x) {
                if (pixels[y * stride + x] >= black_from) image.blacken(x, y);
            }
        }
        return image;
    }

  private:
    Surface surface_;
    Context context_;
};

}  // namespace

void load_raster_fonts() {
    for (const bool bold : {false, true}) raster_text({.text = "Aệ中ب", .bold = bold}, font_dots);
}

core::DotImage raster_text(const core::PrintedText& text, int dots_wide) {
    const Style style{text.align, text.bold, text.size};
    const Canvas measure(1, 1);
    Canvas canvas(dots_wide, size_of(measure.layout(text.text, style, dots_wide)).height);
    canvas.show(canvas.layout(text.text, style, dots_wide), 0);
    return canvas.dots();
}

core::DotImage raster_pair(const core::PrintedPair& pair, int dots_wide) {
    constexpr int gap = font_dots / 2;
    const Style at_left{core::PrintedAlign::left, pair.bold, pair.size};
    const Style at_right{core::PrintedAlign::right, pair.bold, pair.size};
    const Canvas measure(1, 1);
    const Size figure = size_of(measure.layout(pair.figure, at_right, dots_wide));
    // The width of a laid out paragraph is that of its longest line.
    const int room = dots_wide - figure.width - gap;
    const bool is_beside = room >= dots_wide / 3;
    const int label_width = is_beside ? room : dots_wide;
    const int label_height = size_of(measure.layout(pair.label, at_left, label_width)).height;
    const int figure_top = is_beside ? std::max(0, label_height - figure.height) : label_height;

    Canvas canvas(dots_wide, std::max(label_height, figure_top + figure.height));
    canvas.show(canvas.layout(pair.label, at_left, label_width), 0);
    canvas.show(canvas.layout(pair.figure, at_right, dots_wide), figure_top);
    return canvas.dots();
}

}  // namespace devices
