#pragma once

#include "core/policy/deposit_rules.h"

namespace core {

// How a deposit meets a final bill.
struct DepositSettlement {
    Money interest;
    Money applied;    // of deposit and interest, to the bill
    Money refund;     // payable to the customer
    Money still_due;  // of the bill
};

// Simple interest by the day of a 365-day year, rounded half a cent up.
Money deposit_interest(const DepositRules& rules, Money deposit, std::int64_t days);
DepositSettlement settle_deposit(const DepositRules& rules, Money deposit, std::int64_t days,
                                 Money final_bill);

}  // namespace core
