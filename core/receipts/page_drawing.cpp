#include "core/receipts/page_drawing.h"

#include <algorithm>
#include <cmath>

#include "core/ports/barcode_modules.h"
#include "core/receipts/page_writer.h"

namespace core {

namespace {

constexpr int margin = 32;
constexpr int content_width = page_width_dots - 2 * margin;
constexpr int top = 24;
constexpr int bottom = 40;
constexpr int font_dots = 24;  // 3 mm, 48 columns of a printer's own font in width
constexpr int label_gap = 24;
constexpr int rule_dots = 2;
constexpr int rule_space = 11;
constexpr int gap_dots = 22;
constexpr int qr_module_dots = 6;
constexpr int qr_space = 4 * qr_module_dots;  // the quiet zone
constexpr int bar_height = 80;
constexpr int bar_space = 12;
constexpr int label_width_min = 120;

PangoAlignment pango_alignment(PrintedAlign align) {
    switch (align) {
        case PrintedAlign::left:
            return PANGO_ALIGN_LEFT;
        case PrintedAlign::centre:
            return PANGO_ALIGN_CENTER;
        case PrintedAlign::right:
            return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

// Draws each kind of block below the one before.
class PageDrawing {
  public:
    explicit PageDrawing(cairo_t* cairo) : cairo_(cairo) { cairo_set_source_rgb(cairo, 0, 0, 0); }

    int height() const { return static_cast<int>(std::ceil(y_)) + bottom; }
    bool failed() const { return failed_; }

    void operator()(const PrintedText& text) {
        const Layout layout = wrapped(text.text, {text.bold, text.size}, content_width);
        pango_layout_set_alignment(layout.get(), pango_alignment(text.align));
        show(layout.get(), margin);
        y_ += height_of(layout.get());
    }

    // The figure stands on the baseline of the label's last line; one too wide for that has its own line.
    void operator()(const PrintedPair& pair) {
        const Style style{pair.bold, pair.size};
        const Layout figure = wrapped(pair.figure, style, content_width);
        pango_layout_set_alignment(figure.get(), PANGO_ALIGN_RIGHT);
        PangoRectangle ink;
        PangoRectangle logical;
        pango_layout_get_extents(figure.get(), &ink, &logical);
        const int label_width = content_width - logical.width / PANGO_SCALE - label_gap;
        const bool beside = label_width >= label_width_min;
        const Layout label = wrapped(pair.label, style, beside ? label_width : content_width);
        show(label.get(), margin);
        y_ += height_of(label.get());
        if (beside) y_ -= height_of(figure.get());
        show(figure.get(), margin);
        y_ += height_of(figure.get());
    }

    void operator()(const PrintedRule&) {
        y_ = std::round(y_) + rule_space;
        cairo_rectangle(cairo_, margin, y_, content_width, rule_dots);
        cairo_fill(cairo_);
        y_ += rule_dots + rule_space - 3;  // a line of text begins with some air of its own
    }

    void operator()(const PrintedGap& gap) { y_ += gap.lines * gap_dots; }

    void operator()(const PrintedQr& qr) {
        const std::string data = printable_line(qr.data);
        const QrSymbol symbol(QRcode_encodeString8bit(data.c_str(), 0, QR_ECLEVEL_M));
        if (symbol == nullptr) {
            failed_ = true;
            return;
        }
        const int left = (page_width_dots - symbol->width * qr_module_dots) / 2;
        y_ = std::round(y_) + qr_space;
        for (int module = 0; module < symbol->width * symbol->width; ++module) {
            if ((symbol->data[module] & 1) == 0) continue;
            const int row = module / symbol->width;
            const int column = module % symbol->width;
            cairo_rectangle(cairo_, left + column * qr_module_dots, y_ + row * qr_module_dots, qr_module_dots,
                            qr_module_dots);
        }
        cairo_fill(cairo_);
        y_ += symbol->width * qr_module_dots + qr_space;
    }

    // Bars with their data below; what the symbol or the paper cannot hold stands as text alone.
    void operator()(const PrintedBarcode& barcode) {
        const auto modules = barcode_modules(barcode);
        const int symbol = modules ? static_cast<int>(modules->size()) : 0;
        const int dots = symbol == 0 ? 0 : std::min(3, content_width / symbol);
        if (dots > 0) {
            const double left = (page_width_dots - symbol * dots) / 2;
            y_ = std::round(y_) + bar_space;
            for (int module = 0; module < symbol; ++module) {
                if ((*modules)[static_cast<std::size_t>(module)] != '1') continue;
                cairo_rectangle(cairo_, left + module * dots, y_, dots, bar_height);
            }
            cairo_fill(cairo_);
            y_ += bar_height;
        }
        (*this)(PrintedText{.text = barcode_text(barcode), .align = PrintedAlign::centre});
    }

    void operator()(const PrintedLogo& logo) {
        const DotImage& image = logo.image;
        if (!image.is_whole() || image.width > content_width) return;
        const int left = (page_width_dots - image.width) / 2;
        y_ = std::round(y_);
        for (int y = 0; y < image.height; ++y) {
            for (int x = 0; x < image.width; ++x) {
                if (image.is_black(x, y)) cairo_rectangle(cairo_, left + x, y_ + y, 1, 1);
            }
        }
        cairo_fill(cairo_);
        y_ += image.height;
    }

  private:
    struct Style {
        bool bold;
        int size;
    };

    Layout wrapped(const std::string& text, Style style, int width) const {
        Layout layout(pango_cairo_create_layout(cairo_));
        const FontDescription font(pango_font_description_from_string("Noto Sans"));
        pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_absolute_size(font.get(),
                                                 std::max(style.size, 1) * font_dots * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font.get());
        const std::string shown = printable_line(text);
        pango_layout_set_text(layout.get(), shown.c_str(), static_cast<int>(shown.size()));
        pango_layout_set_width(layout.get(), width * PANGO_SCALE);
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_auto_dir(layout.get(), FALSE);
        return layout;
    }

    static double height_of(PangoLayout* layout) {
        PangoRectangle logical;
        pango_layout_get_extents(layout, nullptr, &logical);
        return static_cast<double>(logical.height) / PANGO_SCALE;
    }

    void show(PangoLayout* layout, double x) {
        cairo_move_to(cairo_, x, y_);
        pango_cairo_show_layout(cairo_, layout);
    }

    cairo_t* cairo_;
    double y_ = top;
    bool failed_ = false;
};

}  // namespace

Result<int> draw_page(cairo_t* cairo, const PrintedDocument& document) {
    // Without hints a line is as wide in PNG as in PDF, so both break at the same words.
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cairo, options.get());
    PageDrawing drawing(cairo);
    for (const PrintedBlock& block : document.blocks) std::visit(drawing, block);
    if (drawing.failed()) return problem(ProblemCode::drawing_failed, "the QR code could not be made");
    if (cairo_status(cairo) != CAIRO_STATUS_SUCCESS) {
        return problem(ProblemCode::drawing_failed, cairo_status_to_string(cairo_status(cairo)));
    }
    return drawing.height();
}

Result<int> measure_page(const PrintedDocument& document) {
    const CairoSurface surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR, nullptr));
    const Cairo cairo(cairo_create(surface.get()));
    return draw_page(cairo.get(), document);
}

cairo_status_t append_bytes(void* bytes, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace core
