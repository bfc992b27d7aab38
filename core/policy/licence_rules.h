#pragma once

#include <string>
#include <vector>

#include "core/policy/percent.h"
#include "core/policy/rule_source.h"

namespace core {

class PolicyReader;

struct PenaltyStep {
    int after_days = 0;
    Percent percent;  // of the fee, instead of the step before
};

// The penalty on a licence that is renewed late. By the month, or by steps of days; then perhaps a surcharge
// on everything, and interest.
struct LicenceRules {
    RuleSource source;
    int grace_months = 0;   // free until the last day of that month after the expiry; 0: until the expiry
    Percent month_percent;  // of the fee, for each first of a month passed
    Money month_least;      // where that is more
    Percent penalty_max;    // of the fee; 0: no bound
    std::vector<PenaltyStep> steps;
    int surcharge_after_months = 0;  // 0: never
    Percent surcharge;               // of the fee with its penalty
    Percent interest_month;          // of the fee
    Money state_fee;                 // passed through to the state (Government Code 4467)
    std::string state_fee_account;   // the ledger account that holds it
};

void read_licences(PolicyReader& reader, LicenceRules& rules);

}  // namespace core
