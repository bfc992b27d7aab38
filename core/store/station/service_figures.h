#pragma once

#include <map>
#include <string>

#include "core/base/calendar.h"
#include "core/facts/counted_amount.h"
#include "core/store/database/database.h"

namespace core {

// Money that changed its place on a business date and is nobody's takings: deposit_applied. What did not
// happen is not in it.
Result<std::map<std::string, CountedAmount>> not_takings_figures(Database& database, Date business_date);

}  // namespace core
