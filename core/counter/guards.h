#pragma once

#include <vector>

#include "core/counter/allocate.h"
#include "core/counter/open_session.h"

namespace core {

// A payment about to be posted, as the guards and the flags look at it.
struct PaymentInView {
    const PaymentRequest& request;
    const PaymentPosted& fact;  // allocations, tenders with the change, payor
    const std::vector<PaidAccount>& accounts;
    const OpenSession& open;
    bool at_kiosk = false;
};

// What of a payment is unusual enough to ask about, in this order: duplicate_payment, amount_unusual,
// change_too_large, coins_refused, offline_limit, cash_must_be_reported, drawer_locked_out. None of them is
// ever wrong to take; a person who may override says so with a reason.
Result<std::vector<Problem>> raised_guards(const Counter& counter, const PaymentInView& view);

// Said, and stops nothing: "drawer_warning" (a drop is due), "opening_needs_all" (service does not start
// yet).
Result<std::vector<std::string>> quiet_warnings(const Counter& counter, const PaymentInView& view);

}  // namespace core
