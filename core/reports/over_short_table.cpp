#include <algorithm>
#include <map>

#include "core/facts/custody_facts.h"
#include "core/reports/period_tables.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

struct Close {
    std::string person;
    std::string date;
    std::string session;
    Money cash;
    Money other;
};

Money variance_of(const DrawerClosed& fact, bool cash) {
    Money sum;
    for (const auto& [type, counted] : fact.counted) {
        if ((type == TenderType::cash || type == TenderType::note_acceptor) == cash) sum += counted;
    }
    for (const auto& [type, expected] : fact.expected) {
        if ((type == TenderType::cash || type == TenderType::note_acceptor) == cash) sum -= expected;
    }
    return sum;
}

// Nothing: a re-opening set this close aside.
Result<std::optional<Close>> close_of(StationReader reader, const Entry& entry) {
    const DrawerClosed fact = drawer_closed_from(entry.body);
    const auto session = reader.session(session_number(fact.session).value_or(0));
    if (!session) return tl::unexpected(session.error());
    if (!*session || (*session)->closed_seq != entry.seq) return std::nullopt;
    return Close{.person = (*session)->person,
                 .date = (*session)->business_date.text(),
                 .session = fact.session,
                 .cash = variance_of(fact, true),
                 .other = variance_of(fact, false)};
}

void write_rows(ReportTable& table, const std::vector<Close>& closes) {
    std::map<std::string, Money> sums;
    Money all;
    for (const Close& close : closes) {
        const Money total = close.cash + close.other;
        sums[close.person] += total;
        all += total;
        table.rows.push_back({close.person, close.date, close.session, close.cash.text(), close.other.text(),
                              total.text(), sums[close.person].text()});
    }
    for (const auto& [person, sum] : sums) table.totals.push_back({person, "", "", "", "", sum.text(), ""});
    if (sums.size() > 1) table.totals.push_back({"all", "", "", "", "", all.text(), ""});
}

}  // namespace

Result<ReportTable> over_short_table(ReportReader reader, const TablePeriod& period) {
    ReportTable table{.name = "over-short",
                      .title = "Over and short by clerk",
                      .about = period.about,
                      .columns = {{"person", "Person"},
                                  {"date", "Date"},
                                  {"session", "Session"},
                                  {"cash", "Cash", ColumnKind::amount},
                                  {"other", "Other tenders", ColumnKind::amount},
                                  {"variance", "Variance", ColumnKind::amount},
                                  {"sum", "Sum so far", ColumnKind::amount}}};
    std::vector<Close> closes;
    Done read;
    const Done done = reader.for_each(period.range, [&](const Entry& entry) {
        if (!read || entry.kind != EntryKind::drawer_closed) return;
        const auto close = close_of(reader.station(), entry);
        if (!close)
            read = tl::unexpected(close.error());
        else if (*close)
            closes.push_back(**close);
    });
    if (!done) return tl::unexpected(done.error());
    if (!read) return tl::unexpected(read.error());
    std::stable_sort(closes.begin(), closes.end(),
                     [](const Close& a, const Close& b) { return a.person < b.person; });
    write_rows(table, closes);
    return table;
}

Result<ReportTable> deposit_table(ReportReader reader, const TablePeriod& period) {
    ReportTable table{.name = "deposit",
                      .title = "Deposits",
                      .about = period.about,
                      .columns = {{"deposit", "Deposit"},
                                  {"bag", "Bag"},
                                  {"person", "Packed by"},
                                  {"second", "Second"},
                                  {"cash", "Cash", ColumnKind::amount},
                                  {"items", "Checks", ColumnKind::amount},
                                  {"total", "Total", ColumnKind::amount},
                                  {"credited", "Credited", ColumnKind::amount}}};
    std::map<std::string, std::string> credited;  // the bank answers after the bag was packed
    Money total;
    const Done done = reader.for_each(period.range, [&](const Entry& entry) {
        if (entry.kind == EntryKind::deposit_confirmed) {
            const DepositConfirmed fact = deposit_confirmed_from(entry.body);
            credited[fact.deposit] = fact.credited.text();
        }
        if (entry.kind != EntryKind::deposit_prepared) return;
        const DepositPrepared fact = deposit_prepared_from(entry.body);
        total += fact.total();
        table.rows.push_back({fact.deposit, fact.bag, entry.person, fact.second, fact.cash.text(),
                              fact.items_total().text(), fact.total().text(), ""});
    });
    if (!done) return tl::unexpected(done.error());
    for (auto& row : table.rows) row.back() = credited[row.front()];
    if (!table.rows.empty()) table.totals.push_back({"all", "", "", "", "", "", total.text(), ""});
    return table;
}

}  // namespace core
