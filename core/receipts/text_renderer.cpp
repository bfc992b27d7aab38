#include "core/receipts/text_renderer.h"

#include <algorithm>

#include "core/base/utf8_text.h"
#include "core/ports/barcode_modules.h"
#include "core/receipts/page_writer.h"

namespace core {

namespace {

constexpr std::size_t label_columns_min = 12;
constexpr std::size_t label_gap = 2;
constexpr int framed_size = 3;

// Removes and returns the first `count` code points.
std::string take_front(std::string& text, std::size_t count) {
    std::size_t bytes = 0;
    for (std::size_t taken = 0; taken < count && bytes < text.size(); ++taken) {
        ++bytes;
        while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80) ++bytes;
    }
    std::string front = text.substr(0, bytes);
    text.erase(0, bytes);
    return front;
}

std::string aligned(const std::string& line, PrintedAlign align) {
    const std::size_t spare = text_columns - std::min(utf8_length(line), text_columns);
    switch (align) {
        case PrintedAlign::left:
            return line;
        case PrintedAlign::centre:
            return std::string(spare / 2, ' ') + line;
        case PrintedAlign::right:
            return std::string(spare, ' ') + line;
    }
    return line;
}

// Writes each kind of block; `page` grows.
struct TextPage {
    std::string page;

    void add(const std::string& line) { page += line + "\n"; }

    void operator()(const PrintedText& text) {
        const bool framed = text.size >= framed_size;
        if (framed) add(std::string(text_columns, '*'));
        for (const std::string& line : wrap_words(printable_line(text.text), text_columns)) {
            add(aligned(line, text.align));
        }
        if (framed) add(std::string(text_columns, '*'));
    }

    // The figure ends the label's last line; a figure that leaves no room for a label has lines of its own.
    void operator()(const PrintedPair& pair) {
        const std::string figure = printable_line(pair.figure);
        const std::size_t figure_columns = utf8_length(figure);
        const bool beside = figure_columns + label_gap + label_columns_min <= text_columns;
        const std::size_t label_columns = beside ? text_columns - figure_columns - label_gap : text_columns;
        auto lines = wrap_words(printable_line(pair.label), label_columns);
        if (!beside) {
            for (const std::string& line : lines) add(line);
            for (const std::string& line : wrap_words(figure, text_columns))
                add(aligned(line, PrintedAlign::right));
            return;
        }
        std::string last = lines.back();
        lines.pop_back();
        for (const std::string& line : lines) add(line);
        add(last.append(text_columns - utf8_length(last) - figure_columns, ' ') + figure);
    }

    void operator()(const PrintedRule&) { add(std::string(text_columns, '-')); }

    void operator()(const PrintedGap& gap) {
        for (int line = 0; line < gap.lines; ++line) add("");
    }

    void operator()(const PrintedQr& qr) {
        for (const std::string& line : wrap_words(printable_line(qr.data), text_columns)) {
            add(aligned(line, PrintedAlign::centre));
        }
    }

    void operator()(const PrintedBarcode& barcode) {
        (*this)(PrintedText{.text = barcode_text(barcode), .align = PrintedAlign::centre});
    }

    void operator()(const PrintedLogo&) {}
};

}  // namespace

std::vector<std::string> wrap_words(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines(1);
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        std::string word(text.substr(at, end - at));
        at = end + 1;
        if (word.empty()) continue;
        const bool fits = utf8_length(lines.back()) + 1 + utf8_length(word) <= columns;
        if (!lines.back().empty() && fits) {
            lines.back() += " " + word;
            continue;
        }
        if (!lines.back().empty()) lines.emplace_back();
        for (; utf8_length(word) > columns; lines.emplace_back()) lines.back() = take_front(word, columns);
        lines.back() = word;
    }
    return lines;
}

Result<std::string> render_text(const PrintedDocument& document) {
    TextPage page;
    for (const PrintedBlock& block : document.blocks) std::visit(page, block);
    return page.page;
}

}  // namespace core
