#pragma once

#include <string>
#include <vector>

#include "core/policy/arrangement_rules.h"

namespace core {

// Why an arrangement is refused.
enum class ArrangementRefusal {
    not_offered,
    too_many,
    one_running,
    too_long,
    down_payment_short,
    holder_absent,
    current_charges_unpaid,
};
inline constexpr WordList<ArrangementRefusal, 7> arrangement_refusals{
    {"not_offered", "too_many", "one_running", "too_long", "down_payment_short", "holder_absent",
     "current_charges_unpaid"}};

// A rule that says no: the sentence a customer may be given, and the rule's citation.
struct RuleRefusal {
    ArrangementRefusal refusal = ArrangementRefusal::not_offered;
    std::string sentence;
    std::string citation;
};

// What an arrangement is asked for, and what the account looks like.
struct ArrangementRequest {
    Money past_due;
    Money paid_down;  // with the agreement
    Date made_on;
    Date ends_on;                    // the new due date, or the last instalment
    Date oldest_bill;                // the date of the first bill in it
    std::vector<Date> earlier = {};  // when earlier ones of the same kind were made
    bool one_running = false;
    bool holder_present = false;
    bool current_charges_paid = false;
};

// From this day on, earlier arrangements count against the limit.
Date window_start(const ArrangementWindow& window, Date on);

// Every reason against it; none: it may be made.
std::vector<RuleRefusal> extension_refusals(const ExtensionRules& rules, const ArrangementRequest& request);
std::vector<RuleRefusal> plan_refusals(const PlanRules& rules, const ArrangementRequest& request);

}  // namespace core
