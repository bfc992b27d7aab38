#pragma once

#include "core/counter/act.h"
#include "core/store/station/correction_reader.h"

namespace core {

// A payment that is to be corrected, its session, and the open day on which the correction counts.
struct CorrectionCase {
    CorrectedPayment payment;
    SessionRow session;
    DayRow day;

    bool session_is_open() const { return session.counted_seq == 0 && session.closed_seq == 0; }
    const Standing& standing() const { return payment.standing; }
    // The date that counts for penalties.
    Date received_on() const;
};

// Problems: unknown_payment, already_voided, day_not_open, storage_*.
Result<CorrectionCase> correction_case(const Counter& counter, const std::string& payment);

// One tender of such a payment; change is not a tender of its own.
struct TenderCase {
    CorrectionCase correction;
    Standing::Tender tender;
};

// By its name, "W2-000017/T1". Problems: unknown_tender and those of correction_case.
Result<TenderCase> tender_case(const Counter& counter, const std::string& name);

// Makes allocations of an amount on an account as of a date, out of `against`. Problems: unknown_account,
// storage_*.
Result<std::vector<AccountMove>> allocate_moved(const Counter& counter, const std::string& account,
                                                Money amount, Date as_of, const std::string& against);

// Accounts on which the payment had lifted a shut-off, and from which these moves take its money again.
std::vector<std::string> shutoffs_to_restore(const PaymentPosted& posted,
                                             const std::vector<AccountMove>& moves);

// Money of a check is not refunded before the bank had time to return it. Problems: refund_too_early.
Done check_bank_had_time(const Counter& counter, const CorrectionCase& found);

// Is the credit that these moves take away still there? Problems: amount_exceeds, storage_*.
Done check_credit_left(const Counter& counter, const std::vector<AccountMove>& moves);

// A correction as it was journaled, with what now stands of its payment.
template <class Fact>
struct Corrected {
    Entry entry;
    Fact fact;
    PaymentState state = PaymentState::standing;
    Money standing;
};

// Journals a correction's fact and reads the payment again.
template <class Fact>
Result<Corrected<Fact>> append_correction(const Counter& counter, const Act& act, EntryKind kind, Fact fact,
                                          const PaymentRow& payment) {
    const auto entry = append_now(counter, act.person, kind, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    const auto after = corrected_payment(counter.store.reader(), payment);
    if (!after) return tl::unexpected(after.error());
    return Corrected<Fact>{.entry = *entry,
                           .fact = std::move(fact),
                           .state = after->standing.state(),
                           .standing = after->standing.amount()};
}

}  // namespace core
