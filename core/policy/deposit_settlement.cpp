#include "core/policy/deposit_settlement.h"

#include <algorithm>

namespace core {

Money deposit_interest(const DepositRules& rules, Money deposit, std::int64_t days) {
    constexpr std::int64_t year_days = 365;
    return rules.interest_year.of(deposit, days, year_days);
}

DepositSettlement settle_deposit(const DepositRules& rules, Money deposit, std::int64_t days,
                                 Money final_bill) {
    const Money interest = deposit_interest(rules, deposit, days);
    const Money applied = std::min(deposit + interest, final_bill);
    return {.interest = interest,
            .applied = applied,
            .refund = deposit + interest - applied,
            .still_due = final_bill - applied};
}

}  // namespace core
