#pragma once

#include "core/receipts/receipt_data.h"
#include "core/slips/slips.h"

namespace core {

// The head of every slip.
Result<PrintedStation> printed_station(StationReader reader);

// The entry's moment on the office's wall clock.
std::string office_time(const SlipContext& context, Moment moment);

}  // namespace core
