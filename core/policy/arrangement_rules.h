#pragma once

#include "core/policy/percent.h"
#include "core/policy/rule_source.h"
#include "core/policy/word_list.h"

namespace core {

class PolicyReader;

// How often an arrangement may be made: `count_max` in `months`, or in a calendar year. 0: any number.
struct ArrangementWindow {
    int count_max = 0;
    int months = 12;
    bool calendar_year = false;
};

// More time to pay a bill.
struct ExtensionRules {
    RuleSource source;
    bool offered = false;
    ArrangementWindow window;
    int days_max = 0;  // from the day it is made
    Percent down;      // of what is past due, paid when it is made
    bool holder_required = true;
    bool current_charges_required = true;  // new bills are paid on time while it runs
};

// What a broken plan leads to.
enum class PlanDefault { notice, immediate };
inline constexpr WordList<PlanDefault, 2> plan_defaults{{"notice", "immediate"}};

// A debt paid off by instalments.
struct PlanRules {
    RuleSource source;
    bool offered = false;
    ArrangementWindow window;
    Percent down;
    int months_max = 12;
    bool from_bill_date = false;  // the months run from the first bill in it, not from the agreement
    bool one_at_a_time = true;
    bool holder_required = true;
    bool current_charges_required = true;
    int unpaid_days_max = 0;  // an instalment later than this breaks it
    PlanDefault on_default = PlanDefault::notice;
    int default_notice_days = 0;  // business days
};

void read_extensions(PolicyReader& reader, ExtensionRules& rules);
void read_plans(PolicyReader& reader, PlanRules& rules);

}  // namespace core
