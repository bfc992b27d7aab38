#include "kiosk/cli/period_reports.h"

#include <fmt/format.h>

#include "core/reports/hledger_export.h"
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

}  // namespace

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
