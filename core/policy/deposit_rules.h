#pragma once

#include <vector>

#include "core/accounts/receivable.h"
#include "core/policy/percent.h"
#include "core/policy/rule_source.h"

namespace core {

class PolicyReader;

// The security that a customer leaves, a liability until it pays a final bill.
struct DepositRules {
    RuleSource source;
    Percent interest_year;        // simple, by the day of a 365-day year
    int refund_after_months = 0;  // of timely payment; 0: with the final bill
    int average_bills_max = 2;    // no more than this many average bills may be asked
};

// What must be paid before service starts.
struct OpeningRules {
    RuleSource source;
    std::vector<ReceivableKind> required = {ReceivableKind::deposit, ReceivableKind::connection};
    bool arrears_required = true;  // what the customer still owes from elsewhere
};

void read_deposits(PolicyReader& reader, DepositRules& rules);
void read_opening(PolicyReader& reader, OpeningRules& rules);

}  // namespace core
