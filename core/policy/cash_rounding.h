#pragma once

#include "core/policy/cash_rules.h"

namespace core {

// What of a payment is paid in cash, once the other tenders are taken off.
struct CashPart {
    Money owed;      // exact; 0.00 or more
    Money tendered;  // notes and coins handed over
};

struct RoundedCash {
    Money due;       // what the cash part costs
    Money rounding;  // due - owed: positive is gained, and stands on its own ledger line
};

// A total in cash: symmetrical, 1, 2, 6, 7 down and 3, 4, 8, 9 up (National Conference of State Legislatures,
// quoted by the Treasury's FAQ of 23 December 2025). Exact where the rule is off or not yet in force.
Money cash_due(const RoundingRules& rules, Money total, Date on);

// The same for cash that lies on the counter: exact pennies are always accepted, and rounding up never makes
// short what covers the exact amount.
RoundedCash round_cash(const RoundingRules& rules, const CashPart& part, Date on);

}  // namespace core
