#pragma once

#include "core/counter/corrections.h"

namespace core {

struct AccountPart {
    AccountNumber account;
    Money amount;
};

// Where money in suspense goes: to these accounts, or with `refund` to the payee by city check.
struct SuspenseSettlement {
    std::string item;                // "SUS-0001"
    std::vector<AccountPart> parts;  // one account may take a part; several take all that is left
    bool refund = false;
    std::string payee = {};  // empty: the payor
};

// Takes money out of suspense, as of the day it was received. Money stays in suspense or moves; it is never
// dismissed. Refusals, in order: unknown_reject, reject_settled, those of correction_case,
// money_not_positive, amount_exceeds (the parts are not what is left), unknown_account, those of authorize (a
// second person above the limit, and for every refund), wrong_role (a refund needs its own right),
// refund_too_early.
Result<Corrected<SuspenseResolved>> settle_suspense(const Counter& counter,
                                                    const SuspenseSettlement& settlement, const Act& act);

// All that is left of the item to one account.
Result<Corrected<SuspenseResolved>> resolve_suspense(const Counter& counter, const std::string& item,
                                                     AccountNumber account, const Act& act);

}  // namespace core
