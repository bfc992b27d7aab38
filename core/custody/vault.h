#pragma once

#include "core/counter/act.h"
#include "core/facts/custody_facts.h"

namespace core {

// The imprest change fund that floats come from and go back to.

struct VaultCount {
    Money total;
    CashCount pieces;  // empty when only the total was counted
};

// Compares a count with the books and posts the difference; the first count of a station sets the fund. A
// difference needs a reason (the first count does not) and a second person. Refusals: unknown_person ...,
// money_not_positive, reason_missing, approval_*.
Result<VaultCounted> count_vault(const Counter& counter, const VaultCount& count, const Act& act);

// Change bought from the bank: other pieces for the same total. Refusals: unknown_person ...,
// exchange_differs, vault_short.
Result<VaultExchanged> buy_change(const Counter& counter, const VaultExchanged& exchange, const Act& act);

// What the vault holds by the books, and the safe's drop bags by session.
struct VaultStatus {
    Money change_fund;
    bool counted = false;  // ever
    std::map<std::string, Money> safe;
    MoneyByTender undeposited;
    Money in_transit;
};

Result<VaultStatus> vault_status(StationReader reader);

}  // namespace core
