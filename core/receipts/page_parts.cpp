#include "core/receipts/page_parts.h"

#include <fmt/format.h>

namespace core {

namespace {

constexpr int training_size = 2;
constexpr int copy_size = 3;
constexpr std::size_t date_length = 10;

}  // namespace

void write_page_head(PageWriter& page, const PrintedStation& station, const Texts& texts) {
    if (station.training) {
        page.title(texts.text("receipt.training"), training_size);
        page.centred(texts.text("receipt.training_note"));
        page.rule();
    }
    page.title(station.office);
    page.centred(texts.format("receipt.station", TextArgument("station", station.station)));
}

void write_page_foot(PageWriter& page, const PrintedStation& station, int copy, const Texts& texts) {
    write_copy_mark(page, copy, texts);
    if (station.training) page.title(texts.text("receipt.training"), training_size);
}

void write_copy_mark(PageWriter& page, int copy, const Texts& texts) {
    if (copy > 0) page.title(texts.format("receipt.copy", copy), copy_size);
}

void write_signature(PageWriter& page, std::string_view who) {
    page.rule();
    page.centred(who);
    page.gap();
}

std::string last_four(std::string_view number) {
    std::string shown;
    for (const char c : number) {
        const bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (is_letter || (c >= '0' && c <= '9')) shown += c;
    }
    return shown.size() <= 4 ? shown : shown.substr(shown.size() - 4);
}

std::string people_time(std::string_view local_time, const Texts& texts) {
    const auto date = Date::parse(local_time.substr(0, date_length));
    if (!date) return std::string(local_time);
    return texts.date_with_year(*date) + std::string(local_time.substr(date_length));
}

}  // namespace core
