#include "core/base/ensure.h"
#include "core/store/station/projections.h"

namespace core {

namespace {

void drawer_opened(Books& books, const Entry& entry) {
    const DrawerOpened fact = drawer_opened_from(entry.body);
    const std::int64_t session = number_of_session(fact.session);
    books.run(
        "INSERT INTO sessions (id, person, business_date, float_cents, first_payment, opened_seq, continues) "
        "VALUES (?, ?, ?, ?, 1 + coalesce((SELECT max(number) FROM payments), 0), ?, nullif(?, 0))",
        session, entry.person, entry.business_date.value_or(Date{}).text(), fact.float_total, entry.seq,
        fact.continues.empty() ? std::int64_t{0} : number_of_session(fact.continues));
    books.change_known_cash(session, fact.count, 1);
    if (!fact.float_total.is_positive()) return;
    books.transfer({ledger_account::drawer(fact.session, TenderType::cash),
                    std::string(ledger_account::vault), fact.float_total});
}

void drawer_closed(Books& books, const Entry& entry) {
    const DrawerClosed fact = drawer_closed_from(entry.body);
    const std::int64_t session = number_of_session(fact.session);
    for (const Transfer& move : transfers_of(fact)) books.transfer(move);
    books.run("UPDATE sessions SET closed_seq = ?, float_retained = ? WHERE id = ?", entry.seq,
              fact.float_from_drawer() + fact.float_from_safe(), session);
    books.run("INSERT INTO drawer_closes (seq, session) VALUES (?, ?)", entry.seq, session);
    books.run("UPDATE safe_bags SET turned_in_seq = ? WHERE session = ? AND turned_in_seq IS NULL", entry.seq,
              session);
}

void drawer_reopened(Books& books, const Entry& entry) {
    const DrawerReopened fact = drawer_reopened_from(entry.body);
    const std::int64_t session = number_of_session(fact.session);
    books.run(
        "UPDATE sessions SET closed_seq = NULL, counted_seq = NULL, counts_set_aside = counts, "
        "float_retained = 0 WHERE id = ?",
        session);
    if (fact.close_seq == 0) return;
    const DrawerClosed close = drawer_closed_from(books.body_of(fact.close_seq));
    for (const Transfer& move : undone(transfers_of(close))) books.transfer(move);
    books.run("UPDATE safe_bags SET turned_in_seq = NULL WHERE session = ? AND turned_in_seq = ?", session,
              fact.close_seq);
}

void drawer_handed_over(Books& books, const Entry& entry) {
    const DrawerHandedOver fact = drawer_handed_over_from(entry.body);
    const bool offered = fact.step == HandoverStep::offered;
    books.run("UPDATE sessions SET person = ?, handover_to = ? WHERE id = ?",
              fact.step == HandoverStep::accepted ? fact.receiver : fact.giver,
              offered ? fact.receiver : std::string{}, number_of_session(fact.session));
}

void cash_moved(Books& books, const Entry& entry) {
    const CashMoved fact = cash_moved_from(entry.body);
    const std::int64_t session = number_of_session(fact.session);
    for (const Transfer& move : transfers_of(fact)) books.transfer(move);
    books.change_known_cash(session, fact.pieces_in, 1);
    books.change_known_cash(session, fact.pieces_out, -1);
    if (fact.kind != CashMoveKind::drop) return;
    books.run("INSERT INTO safe_bags (bag, session, amount) VALUES (?, ?, ?)", fact.bag, session,
              fact.amount());
}

void note_stacked(Books& books, const Entry& entry) {
    const NoteStacked fact = note_stacked_from(entry.body);
    if (!fact.note.empty()) {
        books.run("INSERT INTO stacked_notes (note, seq, attempt, amount) VALUES (?, ?, ?, ?)", fact.note,
                  entry.seq, fact.attempt, fact.denomination);
    }
    books.hold_funds({.attempt = fact.attempt,
                      .account = fact.account,
                      .session = number_of_session(fact.session),
                      .amount = fact.denomination});
    books.transfer({ledger_account::drawer(fact.session, TenderType::note_acceptor),
                    std::string(ledger_account::customer_funds_held), fact.denomination});
}

// What becomes of the session itself.
void change_session(Books& books, const Entry& entry, std::int64_t session) {
    if (entry.kind == EntryKind::drawer_opened) return drawer_opened(books, entry);
    if (entry.kind == EntryKind::count_begun) {
        return books.run("UPDATE sessions SET count_begun_seq = ? WHERE id = ?", entry.seq, session);
    }
    if (entry.kind == EntryKind::drawer_counted) {
        return books.run(
            "UPDATE sessions SET counted_seq = ?, counts = counts + 1, count_begun_seq = NULL WHERE id = ?",
            entry.seq, session);
    }
    if (entry.kind == EntryKind::drawer_closed) return drawer_closed(books, entry);
    if (entry.kind == EntryKind::drawer_reopened) return drawer_reopened(books, entry);
    if (entry.kind == EntryKind::drawer_handed_over) return drawer_handed_over(books, entry);
    if (entry.kind == EntryKind::cash_moved) return cash_moved(books, entry);
    if (entry.kind == EntryKind::no_sale) {
        if (no_sale_from(entry.body).opens_drawer) books.plan_effects({EffectKind::drawer});
        return;
    }
    ensure(entry.kind == EntryKind::drawer_audited, "not an entry about a session");
}

}  // namespace

void project_sessions(Books& books, const Entry& entry) {
    if (entry.kind == EntryKind::note_stacked) return note_stacked(books, entry);
    const std::int64_t session = number_of_session(entry.body.at("session").get<std::string>());
    change_session(books, entry, session);
    books.run("INSERT INTO session_entries (session, seq) VALUES (?, ?)", session, entry.seq);
}

}  // namespace core
