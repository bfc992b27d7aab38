#pragma once

#include "core/counter/corrections.h"

namespace core {

// Gives what is left of an item in suspense to the account whose money it is, as of the day it was received.
// Always two persons. Refusals, in order: unknown_reject, reject_settled, those of correction_case,
// unknown_account, those of authorize.
Result<Corrected<SuspenseResolved>> resolve_suspense(const Counter& counter, const std::string& item,
                                                     AccountNumber account, const Act& act);

}  // namespace core
