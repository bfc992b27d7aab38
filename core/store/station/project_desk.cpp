#include "core/base/ensure.h"
#include "core/facts/batch_facts.h"
#include "core/facts/downtime_facts.h"
#include "core/facts/reject_facts.h"
#include "core/store/station/desk_reader.h"
#include "core/store/station/projections.h"

namespace core {

namespace {

std::int64_t number_of_batch(const std::string& name) {
    const auto number = batch_number(name);
    ensure(number.has_value(), "a journal entry names no batch");
    return *number;
}

std::int64_t number_of_reject(const std::string& name) {
    const auto number = reject_number(name);
    ensure(number.has_value(), "a journal entry names no reject");
    return *number;
}

void rejects_raised(Books& books, const Entry& entry) {
    std::int64_t n = 0;
    const RejectsRaised fact = rejects_raised_from(entry.body);
    for (const RejectedRow& row : fact.rows) {
        books.run("INSERT INTO rejects (number, key, seq, n) VALUES (?, ?, ?, ?)",
                  number_of_reject(row.reject), row.key, entry.seq, n++);
    }
}

void reject_resolved(Books& books, const Entry& entry) {
    const RejectResolved fact = reject_resolved_from(entry.body);
    books.add_receivables(fact.receivables);
    books.run("UPDATE rejects SET settled_seq = ? WHERE number = ?", entry.seq,
              number_of_reject(fact.reject));
}

void receipts_issued(Books& books, const Entry& entry) {
    const ReceiptsIssued fact = receipts_issued_from(entry.body);
    books.run("INSERT INTO receipt_books (seq, book, first, last, holder) VALUES (?, ?, ?, ?, ?)", entry.seq,
              fact.book, fact.first, fact.last, fact.holder);
}

}  // namespace

void note_origin(Books& books, const Entry& entry, const PaymentPosted& fact) {
    const std::int64_t payment = number_of_payment(fact.payment);
    if (!fact.batch.empty()) {
        books.run("INSERT INTO batch_payments (batch, payment, items) VALUES (?, ?, ?)",
                  number_of_batch(fact.batch), payment, fact.batch_items);
    }
    if (!fact.manual_receipt.empty()) {
        books.run("INSERT INTO manual_receipts (number, seq, payment) VALUES (?, ?, ?)", fact.manual_receipt,
                  entry.seq, payment);
    }
}

void forget_origin(Books& books, const PaymentPosted& fact) {
    if (fact.manual_receipt.empty()) return;
    books.run("DELETE FROM manual_receipts WHERE number = ?", fact.manual_receipt);
}

void project_desk(Books& books, const Entry& entry) {
    if (entry.kind == EntryKind::rejects_raised) return rejects_raised(books, entry);
    if (entry.kind == EntryKind::reject_resolved) return reject_resolved(books, entry);
    if (entry.kind == EntryKind::batch_opened) {
        return books.run("INSERT INTO batches (number, opened_seq) VALUES (?, ?)",
                         number_of_batch(batch_opened_from(entry.body).batch), entry.seq);
    }
    if (entry.kind == EntryKind::batch_closed) {
        return books.run("UPDATE batches SET closed_seq = ? WHERE number = ?", entry.seq,
                         number_of_batch(batch_closed_from(entry.body).batch));
    }
    if (entry.kind == EntryKind::receipts_issued) return receipts_issued(books, entry);
    ensure(entry.kind == EntryKind::receipt_voided, "not an entry of the desk");
    books.run("INSERT INTO manual_receipts (number, seq) VALUES (?, ?)",
              receipt_voided_from(entry.body).number, entry.seq);
}

}  // namespace core
