#pragma once

#include <vector>

#include "core/counter/due.h"
#include "core/facts/payment_facts.h"
#include "core/policy/policy.h"

namespace core {

// Spreads an amount over what an account owes: by the policy's order of classes, then due date, then service
// priority, then the receivable's number. What is left over becomes account credit. The lines always sum to
// the amount.
std::vector<AllocationLine> allocate(const AccountDue& due, Money amount, const Policy& policy);

// The items in the order in which a payment relieves them.
std::vector<DueItem> in_allocation_order(std::vector<DueItem> items, const Policy& policy);

}  // namespace core
