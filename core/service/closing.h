#pragma once

#include "core/counter/act.h"
#include "core/counter/due.h"
#include "core/facts/service_facts.h"

namespace core {

struct ClosingRequest {
    AccountNumber account;
    std::optional<Money> deposit = {};       // instead of what the records hold
    std::optional<Date> interest_from = {};  // needed where the policy pays interest
};

struct ClosedAccount {
    Entry entry;
    DepositApplied fact;
    std::string refund;  // RFD-0001 for what is left of the deposit; empty: nothing is
    Money credit;        // stays on the account until it is refunded
};

// The deposit held on an account: head office's ("deposit=150.00") and what this station took and used since.
Money deposit_held(const AccountDue& due);

// The deposit of a closing account, with interest where the policy pays it, relieves everything due in the
// order of allocation; what is left becomes a refund by city check. Not a taking: no tender, no drawer.
// Refusals, in order: day_not_open, unknown_account, nothing_standing (no deposit is held),
// money_not_positive, usage (interest is paid, but since when?), date_not_allowed (from a day to come), those
// of authorize: a reason for a deposit that the records do not hold, and a second person where that or the
// refund passes its limit.
Result<ClosedAccount> close_account(const Counter& counter, const ClosingRequest& request, const Act& act);

}  // namespace core
