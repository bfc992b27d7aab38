#include "core/base/ensure.h"
#include "core/facts/correction_facts.h"
#include "core/facts/refund_facts.h"
#include "core/store/station/numbering.h"
#include "core/store/station/projections.h"

namespace core {

namespace {

std::int64_t number_of_refund(const std::string& name) {
    const auto number = refund_number(name);
    ensure(number.has_value(), "a journal entry names no refund");
    return *number;
}

// How one correction counts.
struct CorrectionRow {
    std::string kind;
    int tender = 0;
    Money amount;
    Money moved = {};
    Money fee = {};
};

void count_kinds(Books& books, std::int64_t seq, const std::vector<AccountMove>& moves) {
    std::map<PaymentKind, Money> sums;
    for (const AccountMove& move : moves) sums[move.kind] += move.amount;
    for (const auto& [kind, amount] : sums) {
        if (amount.is_zero()) continue;
        books.run("INSERT INTO correction_kinds (seq, kind, amount) VALUES (?, ?, ?)", seq,
                  std::string(name_of(kind)), amount);
    }
}

void record(Books& books, const Entry& entry, const std::string& payment, const CorrectionRow& row) {
    const std::int64_t number = number_of_payment(payment);
    books.run(
        "INSERT INTO corrections (seq, business_date, kind, payment, tender, amount, moved, fee) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        entry.seq, entry.business_date.value_or(Date{}).text(), row.kind, number, std::int64_t{row.tender},
        row.amount, row.moved, row.fee);
    books.run(
        "INSERT INTO correction_totals (kind, number, amount, moved) VALUES (?, 1, ?, ?) "
        "ON CONFLICT (kind) DO UPDATE SET number = number + 1, amount = amount + excluded.amount, "
        "moved = moved + excluded.moved",
        row.kind, row.amount, row.moved);
    books.run(
        "INSERT INTO corrected_payments (payment, standing) "
        "SELECT number, amount - ?2 FROM payments WHERE number = ?1 "
        "ON CONFLICT (payment) DO UPDATE SET standing = standing - ?2",
        number, row.amount);
}

// Items of suspense that a correction takes money from, or makes.
void follow_suspense(Books& books, const Entry& entry, const Correction& correction) {
    for (const AccountMove& move : correction.moves) {
        if (move.to != ledger_account::suspense) continue;
        if (move.amount.is_positive()) {
            books.run(
                "INSERT INTO suspense_items (item, seq, payment, n, amount, reason) "
                "VALUES (?1, ?2, ?3, 1, ?4, ?5) ON CONFLICT (item) DO UPDATE SET settled_seq = NULL, "
                "amount = excluded.amount + CASE WHEN settled_seq IS NULL THEN amount ELSE 0 END",
                move.receivable, entry.seq, number_of_payment(correction.payment), move.amount,
                correction.reason);
            continue;
        }
        books.run(
            "UPDATE suspense_items SET settled_seq = ? WHERE item = ? AND settled_seq IS NULL AND amount <= "
            "?",
            entry.seq, move.receivable, -move.amount);
        books.run("UPDATE suspense_items SET amount = amount + ? WHERE item = ? AND settled_seq IS NULL",
                  move.amount, move.receivable);
    }
}

void withdraw_orders(Books& books, const Correction& correction) {
    for (const std::string& account : correction.restore_shutoff) {
        books.run(
            "UPDATE orders SET state = 'withdrawn' WHERE account = ? AND kind <> 'start_service' "
            "AND seq = (SELECT seq FROM payments WHERE number = ?)",
            account, number_of_payment(correction.payment));
    }
}

void apply(Books& books, const Entry& entry, const Correction& correction, const CorrectionRow& row) {
    books.move_on_accounts(correction.moves);
    count_kinds(books, entry.seq, correction.moves);
    follow_suspense(books, entry, correction);
    withdraw_orders(books, correction);
    record(books, entry, correction.payment, row);
}

Money charge(Books& books, const std::vector<Charge>& charges, std::string_view against) {
    Money fees;
    for (const Charge& item : charges) {
        books.add_receivables({item.owed});
        books.transfer({ledger_account::receivable(item.owed.service), item.against, item.owed.amount});
        if (item.against.starts_with(against)) fees += item.owed.amount;
    }
    return fees;
}

void tender_returned(Books& books, const Entry& entry) {
    const TenderReturned fact = tender_returned_from(entry.body);
    apply(books, entry, fact.correction,
          {.kind = "return",
           .tender = fact.tender,
           .amount = -total_of(fact.correction.moves),
           .fee = charge(books, fact.charges, "revenue:")});
    books.run(
        "INSERT INTO returned_items (seq, payment, tender, business_date, account, payor, bank_key, counts) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        entry.seq, number_of_payment(fact.correction.payment), std::int64_t{fact.tender},
        entry.business_date.value_or(Date{}).text(), fact.payor_account, fact.payor, fact.bank_key,
        std::int64_t{fact.count > 0 ? 1 : 0});
    if (!fact.cash_only) return;
    books.run("INSERT INTO cash_only (seq, account, bank_key, until) VALUES (?, ?, ?, ?)", entry.seq,
              fact.cash_only->account, fact.cash_only->bank_key, fact.cash_only->until);
}

void tender_redeposited(Books& books, const Entry& entry) {
    const TenderRedeposited fact = tender_redeposited_from(entry.body);
    apply(books, entry, fact.correction,
          {.kind = "redeposit", .tender = fact.tender, .amount = -total_of(fact.correction.moves)});
}

void return_waived(Books& books, const Entry& entry) {
    const ReturnWaived fact = return_waived_from(entry.body);
    books.move_on_accounts(fact.correction.moves);
    record(books, entry, fact.correction.payment,
           {.kind = "waiver", .tender = fact.tender, .amount = {}, .fee = -total_of(fact.correction.moves)});
    if (!fact.bank_error) return;
    books.run("UPDATE returned_items SET counts = 0 WHERE seq = ?", fact.return_seq);
    books.run("UPDATE cash_only SET lifted_seq = ? WHERE seq = ?", entry.seq, fact.return_seq);
}

void payment_reversed(Books& books, const Entry& entry) {
    const PaymentReversed fact = payment_reversed_from(entry.body);
    const bool leaves = fact.money_leaves();
    apply(books, entry, fact.correction,
          {.kind = leaves ? "reversal" : "redirection",
           .amount = leaves ? fact.amount : Money{},
           .moved = leaves ? Money{} : fact.amount});
    if (fact.refund.empty()) return;
    books.run("INSERT INTO refunds (number, seq, payment, account, payee, amount) VALUES (?, ?, ?, ?, ?, ?)",
              number_of_refund(fact.refund), entry.seq, fact.correction.payment, fact.account, fact.payee,
              fact.amount);
}

void payment_moved(Books& books, const Entry& entry) {
    const PaymentMoved fact = payment_moved_from(entry.body);
    apply(books, entry, fact.correction, {.kind = "move", .amount = {}, .moved = fact.amount});
}

void payment_retendered(Books& books, const Entry& entry) {
    const PaymentRetendered fact = payment_retendered_from(entry.body);
    if (fact.is.type != fact.was.type) {
        books.transfer({ledger_account::drawer(fact.session, fact.is.type),
                        ledger_account::drawer(fact.session, fact.was.type), fact.was.amount});
    }
    const std::int64_t session = number_of_session(fact.session);
    books.change_known_cash(session, fact.was.pieces, -1);
    books.change_known_cash(session, fact.is.pieces, 1);
    books.run("UPDATE tenders SET type = ?, number = ? WHERE payment = ? AND n = ?",
              std::string(name_of(fact.is.type)), fact.is.number.empty() ? fact.is.reference : fact.is.number,
              number_of_payment(fact.payment), std::int64_t{fact.tender});
    record(books, entry, fact.payment, {.kind = "retender", .tender = fact.tender, .amount = {}});
}

void suspense_resolved(Books& books, const Entry& entry) {
    const SuspenseResolved fact = suspense_resolved_from(entry.body);
    const bool leaves = !fact.refund.empty();
    apply(books, entry, fact.correction,
          {.kind = leaves ? "reversal" : "suspense",
           .amount = leaves ? fact.amount : Money{},
           .moved = leaves ? Money{} : fact.amount});
    if (!leaves) return;
    books.run("INSERT INTO refunds (number, seq, payment, account, payee, amount) VALUES (?, ?, ?, '', ?, ?)",
              number_of_refund(fact.refund), entry.seq, fact.correction.payment, fact.payee, fact.amount);
}

void refund_requested(Books& books, const Entry& entry) {
    const RefundRequested fact = refund_requested_from(entry.body);
    books.move_on_accounts(fact.moves);
    books.run("INSERT INTO refunds (number, seq, payment, account, payee, amount) VALUES (?, ?, '', ?, ?, ?)",
              number_of_refund(fact.refund), entry.seq, fact.account, fact.payee, fact.amount);
}

void refund_paid(Books& books, const Entry& entry) {
    const RefundPaid fact = refund_paid_from(entry.body);
    books.transfer(
        {std::string(ledger_account::refunds_payable), std::string(ledger_account::bank), fact.amount});
    books.run("UPDATE refunds SET paid_seq = ?, check_number = ? WHERE number = ?", entry.seq, fact.check,
              number_of_refund(fact.refund));
}

}  // namespace

void project_corrections(Books& books, const Entry& entry) {
    if (entry.kind == EntryKind::tender_returned) return tender_returned(books, entry);
    if (entry.kind == EntryKind::tender_redeposited) return tender_redeposited(books, entry);
    if (entry.kind == EntryKind::return_waived) return return_waived(books, entry);
    if (entry.kind == EntryKind::payment_reversed) return payment_reversed(books, entry);
    if (entry.kind == EntryKind::payment_moved) return payment_moved(books, entry);
    if (entry.kind == EntryKind::payment_retendered) return payment_retendered(books, entry);
    if (entry.kind == EntryKind::suspense_resolved) return suspense_resolved(books, entry);
    if (entry.kind == EntryKind::refund_requested) return refund_requested(books, entry);
    ensure(entry.kind == EntryKind::refund_paid, "not an entry about a correction");
    refund_paid(books, entry);
}

}  // namespace core
