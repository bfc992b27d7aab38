#include "core/base/ensure.h"
#include "core/store/station/projections.h"

namespace core {

namespace {

void drawer_opened(Books& books, const Entry& entry) {
    const DrawerOpened fact = drawer_opened_from(entry.body);
    const std::int64_t session = number_of_session(fact.session);
    books.run(
        "INSERT INTO sessions (id, person, business_date, float_cents, first_payment, opened_seq) "
        "VALUES (?, ?, ?, ?, 1 + coalesce((SELECT max(number) FROM payments), 0), ?)",
        session, entry.person, entry.business_date.value_or(Date{}).text(), fact.float_total, entry.seq);
    books.change_known_cash(session, fact.count, 1);
    if (!fact.float_total.is_positive()) return;
    books.transfer({ledger_account::drawer(fact.session, TenderType::cash),
                    std::string(ledger_account::vault), fact.float_total});
}

void drawer_closed(Books& books, const Entry& entry) {
    const DrawerClosed fact = drawer_closed_from(entry.body);
    for (const Transfer& move : transfers_of(fact)) books.transfer(move);
    books.run("UPDATE sessions SET closed_seq = ? WHERE id = ?", entry.seq, number_of_session(fact.session));
}

void note_stacked(Books& books, const Entry& entry) {
    const NoteStacked fact = note_stacked_from(entry.body);
    books.hold_funds({.attempt = fact.attempt,
                      .account = fact.account,
                      .session = number_of_session(fact.session),
                      .amount = fact.denomination});
    books.transfer({ledger_account::drawer(fact.session, TenderType::note_acceptor),
                    std::string(ledger_account::customer_funds_held), fact.denomination});
}

}  // namespace

void project_sessions(Books& books, const Entry& entry) {
    if (entry.kind == EntryKind::drawer_opened) return drawer_opened(books, entry);
    if (entry.kind == EntryKind::drawer_counted) {
        return books.run("UPDATE sessions SET counted_seq = ?, counts = counts + 1 WHERE id = ?", entry.seq,
                         number_of_session(drawer_counted_from(entry.body).session));
    }
    if (entry.kind == EntryKind::drawer_closed) return drawer_closed(books, entry);
    ensure(entry.kind == EntryKind::note_stacked, "not an entry about a session");
    note_stacked(books, entry);
}

}  // namespace core
