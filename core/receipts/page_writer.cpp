#include "core/receipts/page_writer.h"

#include <utf8.h>

#include <algorithm>
#include <iterator>

#include "core/base/utf8_text.h"

namespace core {

namespace {

constexpr std::size_t hash_group = 8;
constexpr std::size_t hash_line = 32;

// Line and paragraph separators, directional marks, embeddings, overrides and isolates, byte order mark.
bool is_unprintable(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7f && c <= 0x9f);
    const bool direction = c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
                           (c >= 0x2066 && c <= 0x2069);
    return control || direction || c == 0xfeff;
}

}  // namespace

std::string printable_line(std::string_view text) {
    const std::string valid = valid_utf8(text);
    std::string shown;
    for (auto at = valid.begin(); at != valid.end();) {
        const char32_t c = utf8::unchecked::next(at);
        utf8::unchecked::append(is_unprintable(c) ? U'?' : c, std::back_inserter(shown));
    }
    return shown;
}

void PageWriter::title(std::string_view text, int size) {
    document_.blocks.emplace_back(
        PrintedText{.text = printable_line(text), .align = PrintedAlign::centre, .bold = true, .size = size});
}

void PageWriter::centred(std::string_view text) {
    document_.blocks.emplace_back(PrintedText{.text = printable_line(text), .align = PrintedAlign::centre});
}

void PageWriter::line(std::string_view text) {
    document_.blocks.emplace_back(PrintedText{.text = printable_line(text)});
}

void PageWriter::heading(std::string_view text) {
    document_.blocks.emplace_back(PrintedText{.text = printable_line(text), .bold = true});
}

void PageWriter::pair(std::string_view label, std::string_view figure) {
    document_.blocks.emplace_back(
        PrintedPair{.label = printable_line(label), .figure = printable_line(figure)});
}

void PageWriter::strong_pair(std::string_view label, std::string_view figure, int size) {
    document_.blocks.emplace_back(PrintedPair{
        .label = printable_line(label), .figure = printable_line(figure), .bold = true, .size = size});
}

void PageWriter::amount(std::string_view label, Money money) {
    pair(label, money.grouped_text());
}

void PageWriter::strong_amount(std::string_view label, Money money) {
    strong_pair(label, money.grouped_text());
}

void PageWriter::rule() {
    document_.blocks.emplace_back(PrintedRule{});
}

void PageWriter::gap(int lines) {
    document_.blocks.emplace_back(PrintedGap{lines});
}

void PageWriter::qr(std::string_view data) {
    document_.blocks.emplace_back(PrintedQr{printable_line(data)});
}

void PageWriter::hash(std::string_view hex) {
    for (std::size_t start = 0; start < hex.size(); start += hash_line) {
        std::string groups;
        const std::size_t end = std::min(start + hash_line, hex.size());
        for (std::size_t at = start; at < end; at += hash_group) {
            if (!groups.empty()) groups += ' ';
            groups += hex.substr(at, std::min(hash_group, end - at));
        }
        centred(groups);
    }
}

}  // namespace core
