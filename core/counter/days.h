#pragma once

#include "core/counter/act.h"

namespace core {

// Opens a business day. A date more than a week from the clock's needs a reason. Refusals: unknown_person
// ..., day_already_open, business_date_not_later, reason_missing.
Result<Entry> open_day(const Counter& counter, Date business_date, const Act& act);

// Closes the open day from its closed sessions and writes the day's Z. Refusals: day_not_open,
// day_has_open_drawer.
Result<Entry> close_day(const Counter& counter, const Act& act);

}  // namespace core
