#pragma once

#include <string>
#include <vector>

#include "core/store/station/station_reader.h"

namespace core {

// One change of an account's credit at this station: positive came, negative went.
struct CreditChange {
    std::string account;
    Date date;
    Money amount;
};

// In the order of accounts and of time; payments that were voided are left out with their voids. Problems:
// storage_*.
Result<std::vector<CreditChange>> credit_changes(StationReader reader);

// A city check not yet written, or money in suspense not yet settled.
struct MoneyHeld {
    std::string name;  // RFD-0001, SUS-0001
    std::string account;
    std::string payee;
    Date date;
    Money amount;
};

// Oldest first. Problems: storage_*.
Result<std::vector<MoneyHeld>> refunds_held(StationReader reader);
Result<std::vector<MoneyHeld>> suspense_held(StationReader reader);

}  // namespace core
