#pragma once

#include <vector>

#include "core/facts/cash_count.h"

namespace core {

// How to hand out an amount.
struct ChangeAdvice {
    CashCount pieces;
    bool from_drawer = true;  // false: the drawer is not known to hold these, or not all of them
};

// The fewest large pieces that make the amount out of what the drawer is known to hold; where they cannot
// make it, the same from a drawer that has everything. Denominations fall; an amount they cannot form gives
// no pieces.
ChangeAdvice advise_change(Money amount, const CashCount& held, const std::vector<Money>& denominations);

}  // namespace core
