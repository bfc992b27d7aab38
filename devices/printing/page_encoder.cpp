#include "devices/printing/page_encoder.h"

#include <algorithm>
#include <utility>

#include "core/base/ensure.h"
#include "core/ports/barcode_modules.h"
#include "devices/printing/line_layout.h"
#include "devices/printing/page_switches.h"
#include "devices/printing/symbol_raster.h"
#include "devices/printing/text_raster.h"

namespace devices {
namespace {

using core::PrintedAlign;

// Small codes get large modules: a phone reads 4 dots (0.5 mm) well, and the square stays within 58 mm paper.
int qr_dots(std::size_t bytes) {
    if (bytes <= 80) return 6;
    return bytes <= 250 ? 4 : 3;
}

class PageEncoder {
  public:
    PageEncoder(const PaperProfile& profile, const PageCommands& commands)
        : profile_(profile), commands_(commands) {
        core::ensure(!commands.pages().empty(), "a printer has a code page");
        result_.bytes.reserve(4096);
        page_ = commands.pages().front();
        put(commands.choose_page(page_));  // a reset leaves whatever the printer's own menu chose
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
        const int dots = qr_dots(data.size());
        const bool is_short = data.size() <= profile_.qr_bytes_max;
        if (const auto command = is_short ? commands_.qr(data, dots) : std::nullopt) {
            put_symbol(*command, 4 * dots);
        } else if (const auto image = drawn([&] { return raster_qr(data, profile_.dots_wide); })) {
            put_image(*image);
        } else {
            (*this)(core::PrintedText{.text = data});
        }
    }

    void operator()(const core::PrintedBarcode& block) {
        const core::PrintedText below{.text = core::barcode_text(block), .align = PrintedAlign::centre};
        if (const auto command = commands_.barcode(block)) return put_symbol(*command, quiet_dots);
        if (const auto image = drawn([&] { return raster_barcode(block, profile_.dots_wide); })) {
            put(commands_.feed_dots(quiet_dots));
            put_image(*image);
        }
        (*this)(below);
    }

    void operator()(const core::PrintedLogo& block) {
        if (const auto image = drawn([&] { return centred(block.image, profile_.dots_wide); })) {
            put_image(*image);
        }
    }

    EncodedDocument finished() {
        set_style({});
        put(commands_.feed_and_cut());
        return std::move(result_);
    }

  private:
    static constexpr int drawn_height_max = 4'000;  // then a new picture begins
    static constexpr int quiet_dots = 12;           // above and below bars

    std::size_t columns(const LineStyle& style) const {
        return profile_.columns / static_cast<std::size_t>(style.size);
    }

    // Nothing: to be drawn, because spelling would change it.
    std::optional<std::u32string> characters(std::string_view text) const {
        if (profile_.has_raster) return faithful_characters(text, commands_.pages());
        return printable_characters(text, commands_.pages());
    }

    template <class Draw>
    std::optional<core::DotImage> drawn(Draw&& draw) const {
        return profile_.has_raster ? draw() : std::nullopt;
    }

    void put(std::string_view command) {
        put_drawn();
        append(command);
    }

    void append(std::string_view command) {
        result_.boundaries.push_back(result_.bytes.size());
        result_.bytes += command;
    }

    void put_symbol(std::string_view command, int dots_around) {
        set_style({.align = PrintedAlign::centre});
        put(commands_.feed_dots(dots_around));
        put(command);
        put(commands_.feed_dots(dots_around));
    }

    // Pictures that follow each other become one: some printers take strips of a fixed height, and each
    // picture's last one would leave white below it.
    void put_image(const core::DotImage& image) {
        set_style({});
        if (drawn_.width != image.width || drawn_.height > drawn_height_max) put_drawn();
        drawn_.width = image.width;
        drawn_.height += image.height;
        drawn_.rows += image.rows;
    }

    void put_drawn() {
        const core::DotImage image = std::exchange(drawn_, {});
        if (image.height == 0) return;
        for (const auto& command : commands_.image(image)) append(command);
    }

    void set_style(const LineStyle& style) {
        if (style == style_) return;
        for (const auto& command : commands_.choose_style(style_, style)) put(command);
        style_ = style;
    }

    void put_line(std::u32string_view line, const LineStyle& style) {
        set_style(style);
        put_drawn();
        result_.boundaries.push_back(result_.bytes.size());
        for (std::size_t at = 0; at < line.size(); ++at) {
            auto byte = byte_for(line[at], page_);
            if (!byte) {
                page_ = page_for(line.substr(at), commands_.pages());
                result_.bytes += commands_.choose_page(page_);
                byte = byte_for(line[at], page_);
            }
            // Single control bytes are commands to some printers, and Star obeys FS at once: it opens the
            // drawer.
            core::ensure(byte.value_or('?') >= 0x20 && byte.value_or('?') != 0x7f,
                         "no character is a control byte");
            result_.bytes += static_cast<char>(byte.value_or('?'));
        }
        result_.bytes += '\n';
    }

    const PaperProfile& profile_;
    const PageCommands& commands_;
    EncodedDocument result_;
    LineStyle style_;
    core::DotImage drawn_;  // not put yet
    CodePage page_ = CodePage::cp437;
};

}  // namespace

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

EncodedDocument encode_page(const core::PrintedDocument& document, const PaperProfile& profile,
                            const PageCommands& commands) {
    PageEncoder encoder(profile, commands);
    for (const auto& block : document.blocks) std::visit(encoder, block);
    return encoder.finished();
}

}  // namespace devices
