#pragma once

#include <optional>

#include "core/counter/act.h"
#include "core/facts/charge_facts.h"

namespace core {

// What an event costs by the policy, for this account and moment; a reconnect after the policy's hour is one
// after hours. Nothing: the policy has no charge for the event.
struct ServiceCharge {
    const FeeRule* rule = nullptr;
    Money amount;
};

struct ChargeRequest {
    AccountNumber account;
    std::string event;
    std::optional<Money> amount = {};  // default: the policy's
};

// Each of these needs an open business day (day_not_open, before all else).

// Charges an event. Refusals, in order: unknown_account, charge_unknown, money_not_positive, those of
// authorize; another amount than the policy's, or one above its limit, needs a second person.
Result<ChargeMade> charge_account(const Counter& counter, const ChargeRequest& request, const Act& act);

struct WaiverRequest {
    AccountNumber account;
    std::string receivable;
    std::optional<Money> amount = {};  // default: all that is open
};

// Gives up what is owed. Refusals, in order: unknown_account, unknown_receivable, not_eligible (a deposit is
// no charge), money_not_positive, amount_exceeds, those of authorize.
Result<AccountAdjusted> waive_charge(const Counter& counter, const WaiverRequest& request, const Act& act);

struct AdjustmentRequest {
    AccountNumber account;
    std::string service;
    Money amount;  // positive: owed from now on; negative: relieves the service, the rest becomes credit
};

// Refusals, in order: unknown_account, money_not_positive (zero), usage (no such service), those of
// authorize.
Result<AccountAdjusted> adjust_account(const Counter& counter, const AdjustmentRequest& request,
                                       const Act& act);

}  // namespace core
