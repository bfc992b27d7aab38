#pragma once

#include "core/counter/corrections.h"

namespace core {

struct ReversalRequest {
    std::string payment;
    std::string to;       // an account number, credit, suspense, refund or card
    bool estate = false;  // the refund's payee, instead of the payor
};

// Cancels what stands of a payment after its count, and says where the money goes. Always two persons; never
// cash out of a drawer; money of a check is not refunded before the policy's business days. Refusals, in
// order: unknown_payment, already_voided, day_not_open, nothing_standing, reversal_destination,
// refund_from_drawer, use_void, same_account, unknown_account, amount_exceeds, those of authorize,
// refund_too_early.
Result<Corrected<PaymentReversed>> reverse_payment(const Counter& counter, const ReversalRequest& request,
                                                   const Act& act);

}  // namespace core
