#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/counter/guards.h"

namespace core {

// The flags of an account that the policy knows, from head office and of this station.
std::vector<const FlagRule*> flags_in_force(const Policy& policy, const Account& account, Date on);

// Why this payment takes no such tender as far as returned items and flags go, or nothing. Asked of the
// accounts paid and of the payor's own.
Result<std::optional<std::string>> cash_only_reason(const Counter& counter, const PaymentInView& view,
                                                    const TenderLine& tender);

struct FlagFindings {
    std::vector<Problem> stops;         // account_refused, account_needs_supervisor
    std::vector<std::string> warnings;  // "flag_disputed"
};

// What an account's flags do to a payment at a window or at a kiosk.
FlagFindings flag_findings(const Policy& policy, const Account& account, Date on, bool at_kiosk);

}  // namespace core
