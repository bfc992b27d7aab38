#include "kiosk/cli/period_reports.h"

#include <fmt/format.h>

#include "core/reports/hledger_export.h"
#include "core/reports/period_tables.h"
#include "core/reports/table_pages.h"
#include "kiosk/cli/report_format.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

constexpr std::int64_t entries_max = 200'000;  // what one answer holds in memory

core::Done check_length(core::EntryRange range) {
    if (range.count() <= entries_max) return {};
    return core::problem(ProblemCode::usage,
                         fmt::format("that is {} entries; give --from and --to to see at most {}",
                                     range.count(), entries_max));
}

std::string journal_line(const core::Entry& entry, bool csv) {
    const std::string date = entry.business_date ? entry.business_date->text() : "";
    if (csv) {
        return fmt::format("{},{},{},{},{},{}\n", entry.seq, entry.at.text(), date, entry.person,
                           core::name_of(entry.kind), entry.hash);
    }
    return fmt::format("{:>6}  {}  {:<10}  {:<10}  {:<16} {}\n", entry.seq, entry.at.text(), date,
                       entry.person, core::name_of(entry.kind), entry.hash.substr(0, 16));
}

json journal_member(const core::Entry& entry) {
    return {{"seq", entry.seq},
            {"at", entry.at.text()},
            {"business_date", entry.business_date ? json(entry.business_date->text()) : json()},
            {"person", entry.person},
            {"kind", core::name_of(entry.kind)},
            {"body", entry.body},
            {"payload", entry.payload},
            {"hash", entry.hash}};
}

Result<core::ReportTable> table_of(core::ReportReader reader, const core::TablePeriod& period,
                                   const std::string& which) {
    using core::ExceptionReport;
    if (which == "tenders") return core::tender_table(reader, period);
    if (which == "voids") return core::exception_table(reader, period, ExceptionReport::voids);
    if (which == "overrides") return core::exception_table(reader, period, ExceptionReport::overrides);
    if (which == "no-sales") return core::exception_table(reader, period, ExceptionReport::no_sales);
    if (which == "exceptions") return core::exception_table(reader, period, ExceptionReport::exceptions);
    if (which == "over-short") return core::over_short_table(reader, period);
    return core::deposit_table(reader, period);
}

std::string about(const core::StationIdentity& station, const DatesAsked& dates) {
    const std::string days = dates.from == dates.to
                                 ? dates.from.text()
                                 : fmt::format("{} to {}", dates.from.text(), dates.to.text());
    return fmt::format("{}{}{}, business date {}{}", station.office, station.office.empty() ? "" : ", ",
                       station.name, days, station.training ? ", TRAINING" : "");
}

}  // namespace

Result<Reply> table_reply(const core::ReportTable& table, const std::string& format,
                          const std::vector<core::BarChart>& charts) {
    json value = core::to_json(table);
    if (format == "pdf") {
        auto bytes = core::render_pdf(table, charts);
        if (!bytes) return tl::unexpected(bytes.error());
        return Reply{.json = {}, .text = std::move(*bytes), .is_file = true};
    }
    std::string text = format == "csv"    ? core::render_csv(table)
                       : format == "json" ? value.dump(2) + "\n"
                                          : core::render_text(table);
    return Reply{.json = std::move(value), .text = std::move(text)};
}

Result<Reply> table_report(ReadStation& station, const CommandWords& words, const std::string& which) {
    core::ReportReader reader(station.reader());
    const auto dates = dates_asked(reader, words);
    if (!dates) return tl::unexpected(dates.error());
    const auto range = reader.of_dates(dates->from, dates->to);
    if (!range) return tl::unexpected(range.error());
    if (const core::Done fits = check_length(*range); !fits) return tl::unexpected(fits.error());
    const auto identity = station.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto table = table_of(
        reader, {.range = *range, .about = about(*identity, *dates), .time_zone = station.policy.time_zone},
        which);
    if (!table) return tl::unexpected(table.error());
    return table_reply(*table, words.format,
                       which == "over-short" ? core::variance_charts(*table) : std::vector<core::BarChart>{});
}

Result<Reply> journal_report(ReadStation& station, const CommandWords& words) {
    core::ReportReader reader(station.reader());
    const auto range = entries_asked(reader, words);
    if (!range) return tl::unexpected(range.error());
    if (const core::Done fits = check_length(*range); !fits) return tl::unexpected(fits.error());
    if (words.format == "hledger") {
        auto ledger = core::hledger_journal(reader, *range);
        if (!ledger) return tl::unexpected(ledger.error());
        return Reply{.json = {}, .text = std::move(*ledger), .is_file = true};
    }
    const bool csv = words.format == "csv";
    json list = json::array();
    std::string text = csv ? "seq,at,business_date,person,kind,hash\n" : "";
    const core::Done done = reader.for_each(*range, [&](const core::Entry& entry) {
        list.push_back(journal_member(entry));
        text += journal_line(entry, csv);
    });
    if (!done) return tl::unexpected(done.error());
    if (words.format == "json") text = list.dump(2) + "\n";
    return Reply{.json = std::move(list), .text = std::move(text)};
}

}  // namespace kiosk
