#pragma once

#include <string_view>
#include <vector>

#include "core/counter/act.h"
#include "core/counter/allocate.h"
#include "core/facts/service_request.h"

namespace core {

// Where shutting off an account has come to, as head office says: noticed, ordered, field (a crew is on its
// way), cut; or empty.
std::string_view shutoff_state(const Account& account);

// What may be shut off for: everything past due or charged for being so.
Money past_due(const AccountDue& due);

// What must be paid before service starts, and is still open.
Money opening_required(const AccountDue& due, const OpeningRules& rules);

// What a payment sets in motion: shut-off cancelled, or service reconnected, when it takes an account to the
// policy's threshold; service started when the whole opening amount is paid. Not asked twice.
Result<std::vector<ServiceRequest>> service_requests(const Counter& counter,
                                                     const std::vector<PaidAccount>& accounts,
                                                     const std::string& station);

// The orders that no longer hold when these lines of the payment of entry `seq` are taken back: its own, and
// those of any payment on the same accounts that then owe more past due than the threshold, or part of the
// opening amount.
Result<std::vector<std::string>> orders_to_withdraw(const Counter& counter, std::int64_t seq,
                                                    const std::vector<AllocationLine>& taken_back, Date on);

}  // namespace core
