#include <algorithm>

#include "core/base/ensure.h"
#include "core/store/station/projections.h"

namespace core {

namespace {

void insert_tenders(Books& books, std::int64_t payment, std::int64_t session,
                    const std::vector<TenderLine>& tenders) {
    std::int64_t n = 0;
    for (const TenderLine& line : tenders) {
        books.run("INSERT INTO tenders (payment, n, type, amount, number) VALUES (?, ?, ?, ?, ?)", payment,
                  ++n, std::string(name_of(line.type)), line.amount,
                  line.number.empty() ? line.reference : line.number);
        books.change_known_cash(session, line.pieces, line.is_change() ? -1 : 1);
    }
}

void settle_held_funds(Books& books, std::int64_t seq, const PaymentPosted& fact) {
    const bool from_acceptor =
        std::any_of(fact.tenders.begin(), fact.tenders.end(),
                    [](const TenderLine& line) { return line.type == TenderType::note_acceptor; });
    if (from_acceptor) {
        books.run("UPDATE held_funds SET settled_seq = ? WHERE attempt = ?", seq, fact.attempt);
    }
}

int kind_column(std::optional<PaymentKind> kind) {
    return kind ? static_cast<int>(*kind) + 1 : 0;
}

void insert_suspense(Books& books, std::int64_t seq, std::int64_t payment, const PaymentPosted& fact) {
    std::int64_t n = 0;
    for (const AllocationLine& line : fact.allocations) {
        ++n;
        if (line.suspense.empty()) continue;
        books.run(
            "INSERT INTO suspense_items (item, seq, payment, n, amount, reason) VALUES (?, ?, ?, ?, ?, ?)",
            line.suspense, seq, payment, n, line.amount, line.reason);
    }
}

void insert_orders(Books& books, std::int64_t seq, const PaymentPosted& fact) {
    for (const ServiceRequest& request : fact.requests) {
        books.run("INSERT INTO orders (name, account, kind, state, seq) VALUES (?, ?, ?, 'requested', ?)",
                  request.reference, request.account, std::string(service_asks.name_of(request.ask)), seq);
    }
}

void payment_posted(Books& books, const Entry& entry) {
    const PaymentPosted fact = payment_posted_from(entry.body);
    const std::int64_t number = number_of_payment(fact.payment);
    const std::int64_t session = number_of_session(fact.session);
    books.run("INSERT INTO payments (number, seq, session, amount) VALUES (?, ?, ?, ?)", number, entry.seq,
              session, fact.amount());
    books.run("INSERT INTO payment_attempts (attempt, payment) VALUES (?, ?)", fact.attempt, number);
    insert_tenders(books, number, session, fact.tenders);
    books.allocate(fact.allocations);
    settle_held_funds(books, entry.seq, fact);
    for (const KindTransfer& move : transfers_of(fact)) {
        books.transfer(move.transfer, kind_column(move.kind));
    }
    insert_suspense(books, entry.seq, number, fact);
    note_origin(books, entry, fact);
    insert_orders(books, entry.seq, fact);
    if (!fact.payor.empty()) {
        books.run("INSERT INTO payors (name, payment, account) VALUES (?, ?, ?)", fact.payor, number,
                  fact.payor_account);
    }
    books.plan_effects(fact.effects);
    match_pledges(books, fact, entry.seq);
}

void payment_voided(Books& books, const Entry& entry) {
    const PaymentVoided fact = payment_voided_from(entry.body);
    const std::int64_t number = number_of_payment(fact.payment);
    const std::int64_t session = number_of_session(fact.session);
    PaymentPosted posted = books.posted_payment(number);
    for (const KindTransfer& move : transfers_of(posted)) {
        books.transfer({move.transfer.credit, move.transfer.debit, move.transfer.amount},
                       kind_column(move.kind));
    }
    // Notes of the acceptor are the customer's again, under a name of their own: the attempt is used up.
    Money notes;
    for (const TenderLine& tender : posted.tenders) {
        if (tender.type == TenderType::note_acceptor) notes += tender.amount;
    }
    if (notes.is_positive()) {
        books.hold_funds({.attempt = posted.attempt + std::string(voided_funds_mark),
                          .account = posted.allocations.front().account,
                          .session = session,
                          .amount = notes});
    }
    for (AllocationLine& line : posted.allocations) line.amount = -line.amount;
    books.allocate(posted.allocations);
    books.run("UPDATE payments SET voided_seq = ? WHERE number = ?", entry.seq, number);
    forget_origin(books, posted);
    books.run("UPDATE suspense_items SET settled_seq = ? WHERE payment = ? AND settled_seq IS NULL",
              entry.seq, number);
    for (const std::string& order : fact.withdrawn) {
        books.run("UPDATE orders SET state = 'withdrawn' WHERE name = ?", order);
    }
    books.change_known_cash(session, fact.pieces, -1);
    books.plan_effects(fact.effects);
    reopen_pledges(books, number, entry.seq);
}

void effects_changed(Books& books, const Entry& entry) {
    const EffectsChanged fact = effects_changed_from(entry.body);
    for (const EffectChange& item : fact.changes) {
        books.run(
            "INSERT INTO effects (seq, kind, state, starts, cause) VALUES (?1, ?2, ?3, ?4, ?5) "
            "ON CONFLICT (seq, kind) DO UPDATE SET state = excluded.state, "
            "starts = starts + excluded.starts, cause = excluded.cause",
            fact.of_seq, std::string(name_of(item.kind)), std::string(name_of(item.state)),
            std::int64_t{item.state == EffectState::started ? 1 : 0}, item.cause);
    }
}

}  // namespace

void project_payments(Books& books, const Entry& entry) {
    if (entry.kind == EntryKind::payment_posted) return payment_posted(books, entry);
    if (entry.kind == EntryKind::payment_voided) return payment_voided(books, entry);
    ensure(entry.kind == EntryKind::effects_changed, "not an entry about a payment");
    effects_changed(books, entry);
}

}  // namespace core
