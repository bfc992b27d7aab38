#pragma once

#include "core/base/money.h"
#include "core/policy/rule_source.h"

namespace core {

class PolicyReader;

// Above which amounts an act needs a second person. 0.00: always above nothing.
struct LimitRules {
    RuleSource source;
    Money adjustment_above;
    Money waiver_above;
    Money charge_above;
    Money reject_above;  // resolving a reject or suspense
    Money refund_above;
    Money pay_in_out_above;          // cash in or out of a drawer that no bill explains
    Money opening_difference_above;  // a float that is not what the last close left
};

// Giving money back. A reversal always needs two persons, and cash never comes out of a drawer.
struct RefundRules {
    RuleSource source;
    int check_clear_business_days = 10;  // check money is not refunded earlier
    Money refund_min;                    // a smaller credit stays on the account
};

void read_limits(PolicyReader& reader, LimitRules& rules);
void read_refunds(PolicyReader& reader, RefundRules& rules);

}  // namespace core
