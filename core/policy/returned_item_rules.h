#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/policy/fee_rules.h"
#include "core/policy/vocabulary.h"

namespace core {

class PolicyReader;

// Damages a payee may claim after a written demand (Civil Code 1719): so many times the item, within bounds.
struct DamagesRules {
    RuleSource source;
    bool enabled = false;
    int demand_days = 30;  // after the certified demand
    int times = 3;
    Money least = Money::from_cents(100'00);
    Money most = Money::from_cents(1'500'00);

    Money damages(Money item) const;  // 0.00 where the city does not claim them
    // With the item itself, less what was paid on it.
    Money claim(Money item, Money paid) const;
};

// What a tender that the bank took back brings. All of it belongs to the payor, and nothing of it to a payor
// whose bank owns to its own mistake.
struct ReturnedItemRules {
    RuleSource source;
    Money fee_first;
    Money fee_subsequent;
    Percent fee_percent;                        // of the item, where that is more
    std::map<TenderType, Money> fee_by_tender;  // instead, for that type
    ChargeBooking booking = {.revenue = "returned_item_fee"};
    int window_months = 12;     // earlier returns are forgotten
    int cash_only_after = 0;    // returns within the window; 0: never
    int cash_only_months = 12;  // 0: until somebody lifts it
    bool cash_only_at_once_after_final_notice = false;
    bool redeposit_allowed = false;
    int cure_days = 0;  // to make it good before service is shut off
    std::map<std::string, int> cure_days_by_reason;
    DamagesRules damages;

    // The charge for the nth return within the window, n from 1.
    Money charge(int nth, TenderType type, Money item) const;
    bool cash_only(int returns_in_window) const;
    int cure_days_for(const std::string& reason) const;
};

void read_returned_items(PolicyReader& reader, ReturnedItemRules& rules);

}  // namespace core
