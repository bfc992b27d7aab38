#include "kiosk/cli/report_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace kiosk {

using core::ProblemCode;

namespace {

struct Offer {
    std::string_view report;
    std::string_view formats;  // between spaces
};

constexpr std::string_view table_formats = " text json csv pdf ";

constexpr auto offers = std::to_array<Offer>({
    {"x", " text json csv pdf png "},
    {"z", " text json csv pdf png "},
    {"day", " text json csv pdf png bai2 "},
    {"journal", " text json csv hledger "},
});

std::string_view formats_of(std::string_view report) {
    const auto* const found =
        std::find_if(offers.begin(), offers.end(), [&](const Offer& o) { return o.report == report; });
    return found == offers.end() ? table_formats : found->formats;
}

std::string listed(std::string_view formats) {
    std::string list;
    for (const char c : formats.substr(1, formats.size() - 2)) list += c == ' ' ? ", " : std::string(1, c);
    return list;
}

core::Result<std::optional<core::Date>> date_of(const std::string& word) {
    if (word.empty()) return std::nullopt;
    const auto date = core::Date::parse(word);
    if (!date) return tl::unexpected(date.error());
    return *date;
}

std::optional<std::int64_t> number_of(const std::string& word) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{} || end != word.data() + word.size() || number < 1) return std::nullopt;
    return number;
}

}  // namespace

core::Done check_format(const std::string& report, const std::string& format) {
    const std::string_view offered = formats_of(report);
    if (!format.empty() && format.find(' ') == std::string::npos &&
        offered.find(" " + format + " ") != std::string_view::npos)
        return {};
    return core::problem(ProblemCode::format_not_offered,
                         fmt::format("report {} is offered as {}, not as {}", report, listed(offered),
                                     core::printable(format)));
}

std::string about_formats(const std::string& report) {
    return listed(formats_of(report));
}

core::Result<core::EntryRange> entries_asked(core::ReportReader reader, const CommandWords& words) {
    auto range = reader.everything();
    if (!range) return tl::unexpected(range.error());
    const auto limit = [&](const std::string& word, bool last) -> core::Done {
        if (word.empty()) return {};
        if (const auto number = number_of(word)) {
            (last ? range->last : range->first) = last ? std::min(*number, range->last) : *number;
            return {};
        }
        const auto date = core::Date::parse(word);
        if (!date) return tl::unexpected(date.error());
        const auto day = last ? reader.of_dates(core::Date{}, *date) : reader.of_dates(*date, *date);
        if (!day) return tl::unexpected(day.error());
        if (last)
            range->last = day->last;
        else
            range->first = day->first;
        return {};
    };
    const bool one_day = !words.date.empty();
    if (const auto from = limit(one_day ? words.date : words.from, false); !from)
        return tl::unexpected(from.error());
    if (const auto to = limit(one_day ? words.date : words.until, true); !to)
        return tl::unexpected(to.error());
    return range;
}

core::Result<DatesAsked> dates_asked(core::ReportReader reader, const CommandWords& words) {
    const bool one_day = !words.date.empty();
    const auto from = date_of(one_day ? words.date : words.from);
    if (!from) return tl::unexpected(from.error());
    const auto to = date_of(one_day ? words.date : words.until);
    if (!to) return tl::unexpected(to.error());
    const auto last = reader.station().last_day();
    if (!last) return tl::unexpected(last.error());
    if (!*last) return core::problem(ProblemCode::day_not_open, "no business day was opened yet");
    DatesAsked dates{.from = (*last)->business_date, .to = (*last)->business_date};
    if (*to) dates.to = **to;
    if (*from || *to) dates.from = from->value_or(dates.to);
    if (dates.to < dates.from) return core::problem(ProblemCode::usage, "--to is before --from");
    return dates;
}

}  // namespace kiosk
