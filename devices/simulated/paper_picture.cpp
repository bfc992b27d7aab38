#include "devices/simulated/paper_picture.h"

#include <pango/pangocairo.h>
#include <qrencode.h>

#include <algorithm>
#include <memory>

#include "core/base/ensure.h"
#include "core/base/utf8_text.h"

namespace devices {
namespace {

constexpr int margin = 16;
constexpr int line_height = 30;     // dots, as ESC/POS printers space their lines
constexpr int height_max = 30'000;  // cairo draws no higher

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
using QrCode = std::unique_ptr<QRcode, Freed<QRcode_free>>;

QrCode qr_of(const PaperQr& qr) {
    return QrCode(QRcode_encodeData(static_cast<int>(qr.data.size()),
                                    reinterpret_cast<const unsigned char*>(qr.data.data()), 0, QR_ECLEVEL_M));
}

struct HeightOf {
    int operator()(const PaperLine& line) const {
        int tallest = 1;
        for (const auto& run : line.runs) tallest = std::max(tallest, run.height);
        return tallest * line_height;
    }
    int operator()(const PaperQr& qr) const {
        const QrCode code = qr_of(qr);
        return code ? (code->width + 8) * qr.dots : line_height;
    }
    int operator()(const PaperBarcode& bars) const { return bars.height + (bars.has_text ? line_height : 0); }
    int operator()(const PaperImage& image) const { return image.image.height; }
    int operator()(const PaperFeed& feed) const { return feed.dots; }
};

int height_of(const PaperItem& item) {
    return std::visit(HeightOf{}, item);
}

int columns_of(const PaperRun& run) {
    return static_cast<int>(core::utf8_length(run.text)) * run.width;
}

int left_edge(PaperAlign align, int width, int paper_width) {
    const int room = std::max(0, paper_width - width);
    switch (align) {
        case PaperAlign::left:
            return 0;
        case PaperAlign::centre:
            return room / 2;
        case PaperAlign::right:
            return room;
    }
    return 0;
}

// Draws items from the top down, characters in the fixed cells of the paper.
class PaperPainter {
  public:
    PaperPainter(cairo_t* context, const PaperPictureOptions& options)
        : context_(context),
          cell_(static_cast<double>(options.dots_wide) / options.columns),
          dots_wide_(options.dots_wide),
          layout_(pango_cairo_create_layout(context)) {}

    void paint(const PaperItem& item) {
        std::visit([this](const auto& seen) { paint_item(seen); }, item);
        top_ += height_of(item);
    }

  private:
    void paint_item(const PaperFeed&) {}

    void paint_item(const PaperLine& line) {
        int columns = 0;
        for (const auto& run : line.runs) columns += columns_of(run);
        const int bottom = top_ + height_of(line);
        double left = margin + left_edge(line.align, static_cast<int>(columns * cell_), dots_wide_);
        for (const auto& run : line.runs) {
            paint_run(run, left, bottom);
            left += columns_of(run) * cell_;
        }
    }

    void paint_run(const PaperRun& run, double left, int bottom) {
        const Font font(pango_font_description_from_string("Noto Sans Mono, DejaVu Sans Mono, monospace"));
        pango_font_description_set_absolute_size(font.get(), 20 * PANGO_SCALE);
        pango_font_description_set_weight(font.get(), run.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM);
        pango_layout_set_font_description(layout_.get(), font.get());
        pango_layout_set_text(layout_.get(), run.text.data(), static_cast<int>(run.text.size()));
        int width = 0;
        int height = 0;
        pango_layout_get_pixel_size(layout_.get(), &width, &height);
        if (width == 0) return;
        cairo_save(context_);
        cairo_translate(context_, left, bottom - run.height * line_height);
        cairo_scale(context_, columns_of(run) * cell_ / width,
                    run.height * static_cast<double>(line_height) / height);
        pango_cairo_show_layout(context_, layout_.get());
        cairo_restore(context_);
    }

    // Too wide for the paper: real printers print none either.
    void paint_item(const PaperBarcode& bars) {
        const int width = static_cast<int>(bars.modules.size()) * bars.dots;
        if (width > dots_wide_) return;
        int left = margin + left_edge(bars.align, width, dots_wide_);
        cairo_set_antialias(context_, CAIRO_ANTIALIAS_NONE);
        for (const char module : bars.modules) {
            if (module == '1') cairo_rectangle(context_, left, top_, bars.dots, bars.height);
            left += bars.dots;
        }
        cairo_fill(context_);
        cairo_set_antialias(context_, CAIRO_ANTIALIAS_DEFAULT);
        if (!bars.has_text) return;
        PaperRun text{.text = bars.data};
        std::ranges::replace(text.text, '\x1d', ' ');
        const int text_width = static_cast<int>(columns_of(text) * cell_);
        const int middle = left - width / 2;
        paint_run(text, std::max(margin, middle - text_width / 2), top_ + bars.height + line_height);
    }

    void paint_item(const PaperImage& item) {
        const core::DotImage& image = item.image;
        const int left = margin + left_edge(item.align, image.width, dots_wide_);
        const int width = std::min(image.width, dots_wide_);
        cairo_set_antialias(context_, CAIRO_ANTIALIAS_NONE);
        for (int y = 0; y < image.height; ++y) {
            for (int x = 0; x < width; ++x) {
                const int begin = x;
                while (x < width && image.is_black(x, y)) ++x;
                if (x > begin) cairo_rectangle(context_, left + begin, top_ + y, x - begin, 1);
            }
            cairo_fill(context_);
        }
        cairo_set_antialias(context_, CAIRO_ANTIALIAS_DEFAULT);
    }

    void paint_item(const PaperQr& qr) {
        const QrCode code = qr_of(qr);
        if (!code) return;
        const int side = (code->width + 8) * qr.dots;
        const int left = margin + left_edge(qr.align, side, dots_wide_);
        cairo_set_antialias(context_, CAIRO_ANTIALIAS_NONE);
        for (int row = 0; row < code->width; ++row) {
            for (int column = 0; column < code->width; ++column) {
                if ((code->data[row * code->width + column] & 1) == 0) continue;
                cairo_rectangle(context_, left + (column + 4) * qr.dots, top_ + (row + 4) * qr.dots, qr.dots,
                                qr.dots);
            }
        }
        cairo_fill(context_);
        cairo_set_antialias(context_, CAIRO_ANTIALIAS_DEFAULT);
    }

    cairo_t* context_;
    double cell_;
    int dots_wide_;
    Layout layout_;
    int top_ = margin;
};

}  // namespace

PaperPicture paper_picture(const Paper& paper, const PaperPictureOptions& options) {
    core::ensure(options.columns > 0 && options.dots_wide > 0, "paper has a width");
    PaperPicture picture;
    picture.width = options.dots_wide + 2 * margin;
    picture.height = 2 * margin;
    for (const auto& item : paper.items) picture.height += height_of(item);
    picture.height = std::clamp(picture.height, 3 * margin, height_max);
    const auto width = static_cast<std::size_t>(picture.width);
    picture.argb.assign(width * static_cast<std::size_t>(picture.height), 0xffffffff);

    const Surface surface(cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(picture.argb.data()), CAIRO_FORMAT_ARGB32, picture.width,
        picture.height, picture.width * 4));
    const Context context(cairo_create(surface.get()));
    PaperPainter painter(context.get(), options);
    for (const auto& item : paper.items) painter.paint(item);
    cairo_surface_flush(surface.get());
    return picture;
}

core::Done save_png(const PaperPicture& picture, const std::string& path) {
    auto pixels = picture.argb;  // cairo wants them writable
    const Surface surface(cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels.data()),
                                                              CAIRO_FORMAT_ARGB32, picture.width,
                                                              picture.height, picture.width * 4));
    const cairo_status_t status = cairo_surface_write_to_png(surface.get(), path.c_str());
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return core::problem(core::ProblemCode::file_unwritable, path + ": " + cairo_status_to_string(status));
}

}  // namespace devices
