#include "devices/escpos/encoder.h"

#include <algorithm>

#include "core/base/ensure.h"
#include "core/ports/barcode_modules.h"
#include "devices/escpos/commands.h"
#include "devices/escpos/raster_commands.h"
#include "devices/printing/line_layout.h"
#include "devices/printing/page_switches.h"
#include "devices/printing/symbol_raster.h"
#include "devices/printing/text_raster.h"

namespace devices {
namespace {

using core::PrintedAlign;

struct LineStyle {
    PrintedAlign align = PrintedAlign::left;
    bool bold = false;
    int size = 1;

    friend bool operator==(const LineStyle&, const LineStyle&) = default;
};

int align_number(PrintedAlign align) {
    switch (align) {
        case PrintedAlign::left:
            return 0;
        case PrintedAlign::centre:
            return 1;
        case PrintedAlign::right:
            return 2;
    }
    return 0;
}

// Small codes get large modules: a phone reads 4 dots (0.5 mm) well, and the square stays within 58 mm paper.
int qr_dots(std::size_t bytes) {
    if (bytes <= 80) return 6;
    return bytes <= 250 ? 4 : 3;
}

// Turns blocks into bytes one at a time; knows what the printer is set to, so that a setting is sent only on
// change.
class Encoder {
  public:
    explicit Encoder(const PaperProfile& profile) : profile_(profile) {
        core::ensure(!profile.code_pages.empty(), "a printer has a code page");
        result_.bytes.reserve(4096);
        page_ = profile.code_pages.front();
        put(choose(page_));  // ESC @ leaves whatever the printer's own menu chose
    }

    void operator()(const core::PrintedText& block) {
        const LineStyle style{block.align, block.bold, std::clamp(block.size, 1, 3)};
        const auto text = characters(block.text);
        if (!text) return put_image(raster_text(block, profile_.dots_wide));
        for (const auto& line : wrapped(*text, columns(style))) put_line(line, style);
    }

    void operator()(const core::PrintedPair& block) {
        const LineStyle style{PrintedAlign::left, block.bold, std::clamp(block.size, 1, 3)};
        const auto label = characters(block.label);
        const auto figure = characters(block.figure);
        if (!label || !figure) return put_image(raster_pair(block, profile_.dots_wide));
        for (const auto& line : paired(*label, *figure, columns(style))) put_line(line, style);
    }

    void operator()(const core::PrintedRule&) { put_line(std::u32string(profile_.columns, U'-'), {}); }

    void operator()(const core::PrintedGap& block) {
        for (int line = 0; line < std::clamp(block.lines, 0, 20); ++line) put_line({}, {});
    }

    void operator()(const core::PrintedQr& block) {
        std::string data = block.data;
        std::erase_if(data, [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; });
        if (data.empty()) return;
        if (profile_.has_qr && data.size() <= profile_.qr_bytes_max) {
            const int dots = qr_dots(data.size());
            put_symbol(escpos::qr_code(data, dots), 4 * dots);
        } else if (const auto image = drawn([&] { return raster_qr(data, profile_.dots_wide); })) {
            put_image(*image);
        } else {
            (*this)(core::PrintedText{.text = data});
        }
    }

    void operator()(const core::PrintedBarcode& block) {
        const core::PrintedText below{.text = core::barcode_text(block), .align = PrintedAlign::centre};
        if (const auto command = barcode_command(block)) {
            put_symbol(*command, quiet_dots);
        } else if (const auto image = drawn([&] { return raster_barcode(block, profile_.dots_wide); })) {
            put(escpos::feed_dots(quiet_dots));
            put_image(*image);
            (*this)(below);
        } else {
            (*this)(below);
        }
    }

    void operator()(const core::PrintedLogo& block) {
        if (const auto image = drawn([&] { return centred(block.image, profile_.dots_wide); })) {
            put_image(*image);
        }
    }

    EncodedDocument finished() {
        set_style({});
        put(escpos::feed_and_cut());
        core::ensure(!escpos::holds_real_time_command(result_.bytes),
                     "no document holds a real-time command");
        return std::move(result_);
    }

  private:
    static constexpr int quiet_dots = 12;  // above and below bars

    std::size_t columns(const LineStyle& style) const {
        return profile_.columns / static_cast<std::size_t>(style.size);
    }

    // Nothing: to be drawn, because spelling would change it.
    std::optional<std::u32string> characters(std::string_view text) const {
        if (profile_.has_raster) return faithful_characters(text, profile_.code_pages);
        return printable_characters(text, profile_.code_pages);
    }

    std::string choose(CodePage page) const {
        return escpos::choose_code_page(profile_.number_of_page(page));
    }

    template <class Draw>
    std::optional<core::DotImage> drawn(Draw&& draw) const {
        return profile_.has_raster ? draw() : std::nullopt;
    }

    std::optional<std::string> barcode_command(const core::PrintedBarcode& block) const {
        const auto modules = core::barcode_modules(block);
        const auto dots = modules ? bar_dots(modules->size(), profile_.dots_wide) : std::nullopt;
        if (!profile_.has_barcodes || !dots) return std::nullopt;
        const escpos::BarDots size{.height = bar_height_dots, .module = *dots};
        if (block.symbology == core::PrintedSymbology::interleaved_2_of_5) {
            return escpos::interleaved_barcode(block.data, size);
        }
        return escpos::code128_barcode(
            *core::code128_data(block.data, {.gs1 = block.symbology == core::PrintedSymbology::gs1_128}),
            size);
    }

    void put(std::string_view command) {
        result_.boundaries.push_back(result_.bytes.size());
        result_.bytes += command;
    }

    void put_symbol(std::string_view command, int dots_around) {
        set_style({.align = PrintedAlign::centre});
        put(escpos::feed_dots(dots_around));
        put(command);
        put(escpos::feed_dots(dots_around));
    }

    void put_image(const core::DotImage& image) {
        set_style({});
        for (const auto& command : escpos::raster_commands(image)) put(command);
    }

    void set_style(const LineStyle& style) {
        if (style.align != style_.align) put(escpos::choose_align(align_number(style.align)));
        if (style.bold != style_.bold || style.size != style_.size) {
            put(escpos::choose_style(style.size, style.bold));
        }
        style_ = style;
    }

    void put_line(std::u32string_view line, const LineStyle& style) {
        set_style(style);
        result_.boundaries.push_back(result_.bytes.size());
        for (std::size_t at = 0; at < line.size(); ++at) {
            auto byte = byte_for(line[at], page_);
            if (!byte) {
                page_ = page_for(line.substr(at), profile_.code_pages);
                result_.bytes += choose(page_);
                byte = byte_for(line[at], page_);
            }
            result_.bytes += static_cast<char>(byte.value_or('?'));
        }
        result_.bytes += '\n';
    }

    const PaperProfile& profile_;
    EncodedDocument result_;
    LineStyle style_;
    CodePage page_ = CodePage::cp437;
};

}  // namespace

EncodedDocument encode(const core::PrintedDocument& document, const PaperProfile& profile) {
    Encoder encoder(profile);
    for (const auto& block : document.blocks) std::visit(encoder, block);
    return encoder.finished();
}

}  // namespace devices
