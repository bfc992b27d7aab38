#pragma once

#include "core/counter/act.h"
#include "core/counter/change.h"
#include "core/counter/due.h"
#include "core/counter/payment_request.h"

namespace core {

// A payment as it stands in the journal; the same entry always gives the same answer.
struct PostedPayment {
    Entry entry;
    PaymentPosted fact;
    bool repeated = false;  // it had been posted before
};

PostedPayment posted_payment(const Entry& entry);

// Posts a payment, once per attempt, however often it is asked. Nothing physical happens here: the effects
// are only planned. The same attempt with the same content gives the stored payment.
//
//   known attempt? -> checks -> attempt stored -> one transaction posts everything
//
// Refusals, in the order of the checks: attempt_reused, unknown_person, wrong_role, wrong_pin, day_not_open,
// drawer_not_open, drawer_already_counted, money_not_positive, reason_missing, unknown_batch, state_wrong
// (the batch is closed), usage, receipt_number_used, unknown_account, unknown_receivable, directed_too_much,
// those of check_tender and check_paper, tender_not_for_kind, cash_only, held_funds_differ, tender_short,
// change_needs_cash, change_exceeds_cash, and those of decide_stops. After a storage problem nothing is
// posted; after outcome_unknown only asking again with the same attempt can tell.
Result<PostedPayment> pay(const Counter& counter, PaymentRequest request, const Act& act);

struct VoidedPayment {
    Entry entry;
    PaymentVoided fact;
};

// Cancels a payment of the open session before its count; everything it moved is moved back. Refusals, in
// order: unknown_payment, already_voided, void_session_counted, unknown_person ..., reason_missing,
// approval_*, reject_settled, state_wrong (a correction was made since).
Result<VoidedPayment> void_payment(const Counter& counter, const std::string& payment,
                                   const std::vector<EffectKind>& effects, const Act& act);

}  // namespace core
