#include "core/store/station/report_reader.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>

#include "core/store/database/storage_problem.h"

namespace core {

namespace {

constexpr std::int64_t batch = 1000;  // entries in memory at once

}  // namespace

Result<EntryRange> ReportReader::of_dates(Date from, Date to) {
    return storage_call([&]() -> EntryRange {
        const auto opened = [&](const char* sql, Date date) -> std::int64_t {
            SQLite::Statement query(db(), sql);
            query.bind(1, date.text());
            return query.executeStep() ? query.getColumn(0).getInt64() : 0;
        };
        SQLite::Statement head(db(), "SELECT coalesce(max(seq), 0) FROM entries");
        head.executeStep();
        const std::int64_t last = head.getColumn(0).getInt64();
        const std::int64_t first = opened(
            "SELECT opened_seq FROM days WHERE business_date >= ? ORDER BY business_date LIMIT 1", from);
        if (first == 0) return {last + 1, last};
        const std::int64_t after =
            opened("SELECT opened_seq FROM days WHERE business_date > ? ORDER BY business_date LIMIT 1", to);
        if (after != 0) return {first, after - 1};
        return {first, last};
    });
}

Result<EntryRange> ReportReader::everything() {
    const auto head = reader_.head();
    if (!head) return tl::unexpected(head.error());
    return EntryRange{1, head->count};
}

Done ReportReader::for_each(EntryRange range, const std::function<void(const Entry&)>& visit) {
    for (std::int64_t first = range.first; first <= range.last; first += batch) {
        const auto entries = reader_.entries(first, std::min(batch, range.last - first + 1));
        if (!entries) return tl::unexpected(entries.error());
        for (const Entry& entry : *entries) {
            try {
                visit(entry);
            } catch (const nlohmann::json::exception&) {
                return problem(ProblemCode::storage_corrupt,
                               fmt::format("entry {} has not the body of its kind", entry.seq));
            }
        }
    }
    return {};
}

Result<std::vector<LedgerPosting>> ReportReader::ledger_postings(EntryRange range) {
    return storage_call([&] {
        SQLite::Statement query(
            db(),
            "SELECT seq, name, sum(amount) FROM (SELECT seq, debit AS account, amount FROM transfers "
            "WHERE seq BETWEEN ?1 AND ?2 UNION ALL SELECT seq, credit, -amount FROM transfers "
            "WHERE seq BETWEEN ?1 AND ?2) JOIN ledger_accounts ON id = account "
            "GROUP BY seq, name ORDER BY seq, sum(amount) < 0, name");
        query.bind(1, range.first);
        query.bind(2, range.last);
        std::vector<LedgerPosting> list;
        while (query.executeStep()) {
            list.push_back({.seq = query.getColumn(0).getInt64(),
                            .account = query.getColumn(1).getString(),
                            .amount = Money::from_cents(query.getColumn(2).getInt64())});
        }
        return list;
    });
}

Result<std::vector<DrawerAlarm>> ReportReader::drawer_alarms(EntryRange range) {
    return storage_call([&] {
        // Whatever moved next, the reminder apart: only a closing tells how long the drawer was open.
        SQLite::Statement query(
            db(),
            "SELECT seq, what, of_seq, seconds, (SELECT CASE what WHEN 'closed' THEN seconds END "
            "FROM drawer_motions n WHERE n.seq > m.seq AND n.what <> 'left_open' ORDER BY n.seq LIMIT 1) "
            "FROM drawer_motions m WHERE what NOT IN ('opened', 'closed') AND seq BETWEEN ? AND ? "
            "ORDER BY seq");
        query.bind(1, range.first);
        query.bind(2, range.last);
        std::vector<DrawerAlarm> list;
        while (query.executeStep()) {
            const auto what = drawer_motion(query.getColumn(1).getString());
            if (!what) continue;
            DrawerAlarm alarm{.seq = query.getColumn(0).getInt64(),
                              .fact = {.what = *what,
                                       .of_seq = query.getColumn(2).getInt64(),
                                       .seconds = query.getColumn(3).getInt64(),
                                       .session = {}},
                              .seconds_open = {}};
            if (!query.getColumn(4).isNull()) alarm.seconds_open = query.getColumn(4).getInt64();
            list.push_back(std::move(alarm));
        }
        return list;
    });
}

}  // namespace core
