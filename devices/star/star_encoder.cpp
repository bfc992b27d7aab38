#include "devices/star/star_encoder.h"

#include <algorithm>
#include <utility>

#include "core/base/ensure.h"
#include "devices/printing/line_layout.h"
#include "devices/star/star_commands.h"

namespace devices::star {
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

std::vector<CodePage> known_pages(const PaperProfile& profile) {
    std::vector<CodePage> pages;
    for (const CodePage page : profile.code_pages) {
        if (page_number(page)) pages.push_back(page);
    }
    if (pages.empty()) pages.push_back(CodePage::cp437);
    return pages;
}

// Turns blocks into bytes one at a time; knows what the printer is set to, so that a setting is sent only on
// change.
class Encoder {
  public:
    explicit Encoder(const PaperProfile& profile)
        : profile_(profile), pages_(known_pages(profile)), page_(pages_.front()) {
        put(choose_code_page(*page_number(page_)));  // ESC @ leaves whatever the memory switches chose
    }

    void operator()(const core::PrintedText& block) {
        const LineStyle style{block.align, block.bold, std::clamp(block.size, 1, 3)};
        for (const auto& line : wrapped(characters(block.text), columns(style))) put_line(line, style);
    }

    void operator()(const core::PrintedPair& block) {
        const LineStyle style{PrintedAlign::left, block.bold, std::clamp(block.size, 1, 3)};
        for (const auto& line : paired(characters(block.label), characters(block.figure), columns(style))) {
            put_line(line, style);
        }
    }

    void operator()(const core::PrintedRule&) { put_line(std::u32string(profile_.columns, U'-'), {}); }

    void operator()(const core::PrintedGap& block) {
        for (int line = 0; line < std::clamp(block.lines, 0, 20); ++line) put_line({}, {});
    }

    void operator()(const core::PrintedQr& block) {
        std::string data = block.data;
        std::erase_if(data, [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; });
        if (data.empty()) return;
        if (data.size() > profile_.qr_bytes_max) {
            (*this)(core::PrintedText{.text = data});
            return;
        }
        set_style({.align = PrintedAlign::centre});
        put(qr_code(data, qr_dots(data.size())));
    }

    EncodedDocument finished() {
        set_style({});
        put(feed_and_cut());
        return std::move(result_);
    }

  private:
    std::size_t columns(const LineStyle& style) const {
        return profile_.columns / static_cast<std::size_t>(style.size);
    }

    std::u32string characters(std::string_view text) const { return printable_characters(text, pages_); }

    void put(std::string_view command) {
        result_.boundaries.push_back(result_.bytes.size());
        result_.bytes += command;
    }

    void set_style(const LineStyle& style) {
        if (style.align != style_.align) put(choose_align(align_number(style.align)));
        if (style.bold != style_.bold) put(choose_bold(style.bold));
        if (style.size != style_.size) put(choose_size(style.size));
        style_ = style;
    }

    void put_line(std::u32string_view line, const LineStyle& style) {
        set_style(style);
        result_.boundaries.push_back(result_.bytes.size());
        for (const char32_t character : line) put_character(character);
        result_.bytes += '\n';
    }

    void put_character(char32_t character) {
        auto byte = byte_for(character, page_);
        for (std::size_t at = 0; !byte && at < pages_.size(); ++at) {
            byte = byte_for(character, pages_[at]);
            if (!byte) continue;
            page_ = pages_[at];
            result_.bytes += choose_code_page(*page_number(page_));
        }
        // Single control bytes are commands here, and some are obeyed at once: FS opens the drawer.
        core::ensure(byte.value_or('?') >= 0x20 && byte.value_or('?') != 0x7f,
                     "no character is a control byte");
        result_.bytes += static_cast<char>(byte.value_or('?'));
    }

    const PaperProfile& profile_;
    std::vector<CodePage> pages_;
    CodePage page_;
    EncodedDocument result_;
    LineStyle style_;
};

}  // namespace

EncodedDocument encode(const core::PrintedDocument& document, const PaperProfile& profile) {
    Encoder encoder(profile);
    for (const auto& block : document.blocks) std::visit(encoder, block);
    return encoder.finished();
}

}  // namespace devices::star
