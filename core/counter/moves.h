#pragma once

#include "core/counter/corrections.h"

namespace core {

struct MoveRequest {
    std::string payment;
    std::string account;  // the one that was meant
    std::string from;     // which of its accounts was wrong; empty: it paid on one only
};

// Moves what stands on the wrong account to the right one. Tender, receipt number and received date stay, so
// the new allocations are those of that date. Refusals, in order: unknown_payment, already_voided,
// day_not_open, nothing_standing, account_*, same_account, usage (several accounts and no `from`),
// unknown_account, amount_exceeds, those of authorize (two persons).
Result<Corrected<PaymentMoved>> move_payment(const Counter& counter, const MoveRequest& request,
                                             const Act& act);

}  // namespace core
