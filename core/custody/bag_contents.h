#pragma once

#include <vector>

#include "core/custody/deposits.h"

namespace core {

// The items of a bag as the slip lists them: those that the books know in the order of the books, with their
// numbers; then the others.
std::vector<DepositItem> items_on_slip(std::vector<BaggedItem> bagged, const std::vector<DepositItem>& known);

// Whether the bag holds what was turned in: first cash against paper, as the slip has them, then each type.
// Problems: deposit_differs, naming each difference.
Done check_composition(Money cash, const std::vector<DepositItem>& items, const MoneyByTender& turned_in);

}  // namespace core
