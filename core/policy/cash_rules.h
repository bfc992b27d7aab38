#pragma once

#include <optional>
#include <vector>

#include "core/base/money.h"
#include "core/policy/rule_source.h"
#include "core/policy/word_list.h"

namespace core {

class PolicyReader;

enum class RoundingMethod { off, symmetrical };
inline constexpr WordList<RoundingMethod, 2> rounding_methods{{"off", "symmetrical"}};

// Cash is rounded where the pennies have gone; exact pennies are always accepted, no other tender is rounded.
struct RoundingRules {
    RuleSource source;
    RoundingMethod method = RoundingMethod::off;
    Money nearest = Money::from_cents(5);
    bool least_up = true;  // a total below half of `nearest` costs one `nearest`, not nothing
};

// Cash that the law wants reported (IRS Form 8300). Whether a city is bound is not settled: a switch.
struct ReportingRules {
    RuleSource source;
    bool enabled = false;
    Money above = Money::from_cents(10'000'00);
    int together_hours = 24;  // payments of one payor that count as one
};

// How much cash, in what, may be taken and kept. Nothing: no limit.
struct CashRules {
    RuleSource source;
    std::optional<Money> coin_max;           // in coin, in one payment
    std::optional<Money> kiosk_note_max;     // the largest note a kiosk keeps; it gives no change
    std::optional<Money> change_max;         // more change than this is asked about
    std::optional<Money> drawer_warn_above;  // ask for a drop
    std::optional<Money> drawer_lock_above;  // no more cash until a drop
    RoundingRules rounding;
    ReportingRules reporting;
};

// What is asked about before a payment is posted. 0: never asked.
struct GuardRules {
    RuleSource source;
    bool duplicate = true;        // the same account and amount on the same day
    int unusual_ratio_max = 100;  // paid is this many times what is owed, or owed what is paid
};

void read_cash(PolicyReader& reader, CashRules& rules);  // all but the denominations
void read_denominations(PolicyReader& reader, std::vector<Money>& denominations);
void read_guards(PolicyReader& reader, GuardRules& rules);

}  // namespace core
