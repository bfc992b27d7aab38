#pragma once

#include "core/facts/standing.h"
#include "core/store/database/database.h"
#include "core/store/station/station_reader.h"

namespace core {

// What became of a payment since it was posted.
Result<PaymentState> payment_state(Database& database, const PaymentRow& payment);

}  // namespace core
