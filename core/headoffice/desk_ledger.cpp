#include "core/headoffice/desk_ledger.h"

#include <fmt/format.h>

#include <map>

#include "core/base/money.h"
#include "core/headoffice/desk_table.h"

namespace core {

namespace {

std::vector<std::string> words_of(DateRange dates) {
    return {dates.from.text(), dates.to.text()};
}

}  // namespace

Result<std::string> ledger_journal(HeadOfficeLink& link, DateRange dates) {
    const auto moment = DeskTransaction::begin(link, DeskTransaction::Kind::reading);
    if (!moment) return tl::unexpected(moment.error());
    std::string text = "commodity 1000.00 USD\n";
    Done done = each_row(
        link, "SELECT account FROM paydesk.ledger_accounts($1, $2)", words_of(dates),
        [&](const LinkRows& rows, int row) { text += fmt::format("account {}\n", rows.text(row, 0)); });
    if (!done) return tl::unexpected(done.error());
    std::string open;  // the transaction that is being written
    done = each_row(
        link, "SELECT day, station, seq, n, what, document, account, amount FROM paydesk.ledger($1, $2)",
        words_of(dates), [&](const LinkRows& rows, int row) {
            const std::string head = fmt::format(
                "\n{} ({}/{}{}) {}{}{}\n", rows.text(row, 0), rows.text(row, 1), rows.text(row, 2),
                rows.number(row, 3) == 0 ? "" : fmt::format("/{}", rows.text(row, 3)), rows.text(row, 4),
                rows.text(row, 5).empty() ? "" : " ", rows.text(row, 5));
            if (head != open) text += open = head;
            text += fmt::format("    {:<40}  {:>14} USD\n", rows.text(row, 6),
                                Money::from_cents(rows.number(row, 7)).text());
        });
    if (!done) return tl::unexpected(done.error());
    return text;
}

Result<ReportTable> ledger_balances(HeadOfficeLink& link, DateRange dates) {
    const auto moment = DeskTransaction::begin(link, DeskTransaction::Kind::reading);
    if (!moment) return tl::unexpected(moment.error());
    ReportTable table{.name = "ledger",
                      .title = "General ledger",
                      .about = fmt::format("all stations, {} to {}", dates.from.text(), dates.to.text()),
                      .columns = {{"account", "Account"}, {"balance", "Balance", ColumnKind::amount}}};
    const Done done =
        fill_table(link, table,
                   "SELECT account, sum(amount)::bigint FROM paydesk.ledger($1, $2) GROUP BY account "
                   "ORDER BY account",
                   words_of(dates));
    if (!done) return tl::unexpected(done.error());
    return table;
}

Result<ReportTable> takings_table(HeadOfficeLink& link, DateRange dates) {
    const auto moment = DeskTransaction::begin(link, DeskTransaction::Kind::reading);
    if (!moment) return tl::unexpected(moment.error());
    ReportTable table{.name = "deposit",
                      .title = "Takings to deposit",
                      .about = fmt::format("all stations, {} to {}", dates.from.text(), dates.to.text()),
                      .columns = {{"date", "Date"},
                                  {"station", "Station"},
                                  {"session", "Session"},
                                  {"person", "Person"},
                                  {"tender", "Tender"},
                                  {"turned_in", "Turned in", ColumnKind::amount},
                                  {"deposited", "Deposited", ColumnKind::amount},
                                  {"undeposited", "Undeposited", ColumnKind::amount},
                                  {"deposits", "Deposit"}}};
    std::map<std::string, std::pair<Money, Money>> by_tender;
    const Done done =
        each_row(link,
                 "SELECT day, station, session, person, tender, turned_in, deposited, turned_in - deposited, "
                 "deposits FROM "
                 "paydesk.takings($1, $2)",
                 words_of(dates), [&](const LinkRows& rows, int row) {
                     std::vector<std::string> cells;
                     for (int column = 0; column < 9; ++column) {
                         cells.push_back(column >= 5 && column <= 7
                                             ? Money::from_cents(rows.number(row, column)).text()
                                             : std::string(rows.text(row, column)));
                     }
                     auto& [turned_in, deposited] = by_tender[cells[4]];
                     turned_in += Money::from_cents(rows.number(row, 5));
                     deposited += Money::from_cents(rows.number(row, 6));
                     table.rows.push_back(std::move(cells));
                 });
    if (!done) return tl::unexpected(done.error());
    for (const auto& [tender, sums] : by_tender) {
        const auto& [turned_in, deposited] = sums;
        table.totals.push_back({"total", "", "", "", tender, turned_in.text(), deposited.text(),
                                (turned_in - deposited).text(), ""});
    }
    return table;
}

}  // namespace core
