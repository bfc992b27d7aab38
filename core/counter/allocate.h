#pragma once

#include <vector>

#include "core/counter/due.h"
#include "core/counter/payment_request.h"
#include "core/facts/payment_facts.h"
#include "core/policy/policy.h"

namespace core {

// An account as a payment finds and leaves it.
struct PaidAccount {
    AccountDue before;
    AccountDue after;  // what is paid in full is no longer in it
    Money paid;
};

// Spreads an amount over what an account owes: by the policy's order of kinds, then due date, then service
// priority, then the receivable's number. What is left over becomes account credit. The lines always sum to
// the amount.
std::vector<AllocationLine> allocate(const AccountDue& due, Money amount, const Policy& policy);

// The same for one item of a payment: what it directs to receivables comes first, in its order. Takes what is
// relieved off the account. Problems: unknown_receivable, directed_too_much.
Result<std::vector<AllocationLine>> allocate_item(PaidAccount& account, const PaymentItem& item,
                                                  const Policy& policy);

// The items in the order in which a payment relieves them.
std::vector<DueItem> in_allocation_order(std::vector<DueItem> items, const Policy& policy);

}  // namespace core
