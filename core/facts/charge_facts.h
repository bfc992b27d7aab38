#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/facts/account_facts.h"

namespace core {

// Journal body "charge_made": a service charge that an event brought.
struct ChargeMade {
    std::string account;
    std::string event;     // "late"
    std::string citation;  // of the rule, empty when the policy knows no amount
    LocalReceivable charge;
    AccountMove revenue;  // its side in the ledger
    std::string reason;
    std::string approved_by = {};
};

// Journal bodies "charge_waived" and "account_adjusted": amounts that no tender explains.
struct AccountAdjusted {
    std::string account;
    std::vector<LocalReceivable> receivables = {};  // what is charged
    std::vector<AccountMove> moves = {};
    std::string reason;
    std::string approved_by = {};
};

nlohmann::json to_body(const ChargeMade& fact);
nlohmann::json to_body(const AccountAdjusted& fact);

}  // namespace core
