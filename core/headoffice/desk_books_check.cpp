#include "core/headoffice/desk_books_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/store/proof/replayed_books.h"

namespace core {

namespace {

using nlohmann::json;

constexpr std::int64_t books_window = 1000;

struct Part {
    std::string station;
    std::int64_t first = 1;
    std::int64_t last = 0;
};

// A line's journal from entry 1 on: what came before its own first entry stands in the lines before it.
std::vector<Part> parts_of(const std::vector<StationLine>& all, const StationLine& line) {
    std::vector<Part> parts;
    std::int64_t upto = line.last;
    for (auto before = all.rbegin(); before != all.rend(); ++before) {
        if (before->name != line.name || before->epoch > line.epoch || before->first > upto) continue;
        parts.push_back({before->station, before->first, std::min(upto, before->last)});
        upto = before->first - 1;
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
}

json rows_in(const json& books, const char* name) {
    return books.is_object() && books.contains(name) ? books.at(name) : json::array();
}

// What no station's own rules let through.
bool can_be_booked(std::string_view code) {
    return code != "newer" && code != "misplaced" && code != "unreadable" && code != "tender_sum";
}

// What differs between what was sent and what the rules make of the entry; empty: nothing.
std::string difference(const LinkRows& sent, int row, const FeedEntry& made) {
    const json books = made.books.empty() ? json::object() : json::parse(made.books, nullptr, false);
    const json transfers = json::parse(sent.text(row, 4), nullptr, false);
    if (transfers != rows_in(books, "transfers")) {
        return fmt::format("transfers differ: sent {}; the journal makes {}", transfers.dump(),
                           rows_in(books, "transfers").dump());
    }
    const json lines = json::parse(sent.text(row, 5), nullptr, false);
    if (lines != rows_in(books, "accounts")) {
        return fmt::format("account lines differ: sent {}; the journal makes {}", lines.dump(),
                           rows_in(books, "accounts").dump());
    }
    return {};
}

Result<std::optional<CheckFinding>> check_part(HeadOfficeLink& link, ReplayedBooks& books, const Part& part,
                                               const std::function<void(std::int64_t)>& told) {
    for (std::int64_t first = part.first; first <= part.last; first += books_window) {
        const std::int64_t last = std::min(part.last, first + books_window - 1);
        const auto sent = ask_desk(link, "SELECT * FROM paydesk.sent_books($1, $2, $3)",
                                   {part.station, std::to_string(first), std::to_string(last)});
        if (!sent) return tl::unexpected(sent.error());
        std::vector<ReplayedBooks::Sent> entries;
        for (int row = 0; row < sent->rows(); ++row) {
            if (!can_be_booked(sent->text(row, 3))) {
                return CheckFinding{
                    part.station, sent->number(row, 0),
                    fmt::format("the rules cannot book it ({}), so nothing after it was booked again",
                                sent->text(row, 3))};
            }
            entries.push_back({std::string(sent->text(row, 1)), std::string(sent->text(row, 2))});
        }
        const auto made = books.add(entries);
        if (!made && made.error().code == ProblemCode::verify_failed)
            return CheckFinding{part.station, first, made.error().message()};
        if (!made) return tl::unexpected(made.error());
        for (std::size_t i = 0; i < made->size(); ++i) {
            std::string what = difference(*sent, static_cast<int>(i), (*made)[i]);
            if (!what.empty()) return CheckFinding{part.station, (*made)[i].seq, std::move(what)};
        }
        told(last - first + 1);
    }
    return std::nullopt;
}

}  // namespace

Result<std::vector<StationLine>> station_lines(HeadOfficeLink& link) {
    const auto rows = ask_desk(
        link,
        "SELECT station, name, epoch, first_seq, last_seq FROM paydesk.desk_lines ORDER BY name, epoch");
    if (!rows) return tl::unexpected(rows.error());
    std::vector<StationLine> lines;
    for (int row = 0; row < rows->rows(); ++row) {
        lines.push_back({.station = std::string(rows->text(row, 0)),
                         .name = std::string(rows->text(row, 1)),
                         .epoch = rows->number(row, 2),
                         .first = rows->number(row, 3),
                         .last = rows->number(row, 4)});
    }
    return lines;
}

Result<std::optional<CheckFinding>> check_station_books(HeadOfficeLink& link,
                                                        const std::vector<StationLine>& all,
                                                        const StationLine& line,
                                                        const std::function<void(std::int64_t)>& told) {
    auto books = ReplayedBooks::begin();
    if (!books) return tl::unexpected(books.error());
    for (const Part& part : parts_of(all, line)) {
        const bool own = part.station == line.station;
        auto found = check_part(
            link, *books, part, own ? told : [](std::int64_t) {});
        if (!found || *found) return found;
    }
    return std::nullopt;
}

}  // namespace core
