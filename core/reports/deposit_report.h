#pragma once

#include <nlohmann/json.hpp>

#include "core/facts/custody_facts.h"
#include "core/store/station/custody_reader.h"

namespace core {

// The deposit slip: cash in currency and coin (null where only the total was counted), then checks, money
// orders and cashier's checks one by one.
nlohmann::json slip_json(const DepositPrepared& fact);

// A deposit with all that became of it: the slip, the bag's signatures, what each session put in, the bank's
// amount and its corrections.
struct DepositReport {
    DepositRow row;
    Entry prepared;
    DepositPrepared fact;
    std::optional<DepositConfirmed> confirmed;
    std::optional<DepositCorrected> corrected;  // the latest
};

// Problems: unknown_deposit, storage_*.
Result<DepositReport> deposit_report(StationReader reader, const std::string& deposit);
nlohmann::json to_json(const DepositReport& report);

}  // namespace core
