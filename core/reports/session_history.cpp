#include "core/reports/session_history.h"

namespace core {

namespace {

template <class Fact>
Dated<Fact> dated(const Entry& entry, Fact fact) {
    return {.at = entry.at, .person = entry.person, .fact = std::move(fact)};
}

void add_entry(SessionHistory& history, const Entry& entry) {
    const nlohmann::json& body = entry.body;
    if (entry.kind == EntryKind::drawer_opened) history.opened = drawer_opened_from(body);
    if (entry.kind == EntryKind::drawer_counted)
        history.counts.push_back(dated(entry, drawer_counted_from(body)));
    if (entry.kind == EntryKind::cash_moved) history.moves.push_back(dated(entry, cash_moved_from(body)));
    if (entry.kind == EntryKind::drawer_handed_over)
        history.handovers.push_back(dated(entry, drawer_handed_over_from(body)));
    if (entry.kind == EntryKind::drawer_audited)
        history.audits.push_back(dated(entry, drawer_audited_from(body)));
    if (entry.kind == EntryKind::no_sale) history.no_sales.push_back(dated(entry, no_sale_from(body)));
    if (entry.kind == EntryKind::drawer_reopened)
        history.reopenings.push_back(dated(entry, drawer_reopened_from(body)));
}

}  // namespace

Money SessionHistory::moved(CashMoveKind kind, TenderType type) const {
    Money sum;
    for (const auto& move : moves) {
        if (move.fact.kind != kind || kind == CashMoveKind::exchange) continue;
        sum += move.fact.goes_in() ? move.fact.amount(type) : -move.fact.amount(type);
    }
    return sum;
}

Money SessionHistory::handed_in(TenderType type) const {
    return moved(CashMoveKind::drop, type) + moved(CashMoveKind::turn_in, type);
}

Result<SessionHistory> session_history(StationReader reader, std::int64_t session) {
    const auto entries = DrawerReader(reader).entries_of(session);
    if (!entries) return tl::unexpected(entries.error());
    SessionHistory history;
    for (const Entry& entry : *entries) add_entry(history, entry);
    return history;
}

}  // namespace core
