#pragma once

#include "core/facts/counted_amount.h"
#include "core/store/database/database.h"

namespace core {

// Security deposits used on bills by entries from `first_seq` on: no tender, no drawer, not in takings. Costs
// time in proportion to those entries.
Result<CountedAmount> deposits_applied(Database& database, std::int64_t first_seq);

}  // namespace core
