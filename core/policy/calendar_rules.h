#pragma once

#include <vector>

#include "core/policy/rule_source.h"
#include "core/policy/word_list.h"

namespace core {

class PolicyReader;

// Days: 0 is Sunday, 6 Saturday.
inline constexpr WordList<int, 7> weekday_names{
    {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}};

// On which days the office is open; rules in business days count by it.
struct CalendarRules {
    RuleSource source;
    std::vector<int> closed_days = {0, 6};
    std::vector<Date> holidays;

    bool is_holiday(Date day) const;
    bool is_business_day(Date day) const;
    Date business_day_from(Date day) const;              // the day itself, or the next that is open
    Date after_business_days(Date day, int days) const;  // the nth business day after it
    Date before_business_days(Date day, int days) const;
};

void read_calendar(PolicyReader& reader, CalendarRules& rules);

}  // namespace core
