#include "core/policy/calendar_rules.h"

#include <algorithm>

#include "core/policy/day_count.h"
#include "core/policy/policy_reader.h"

namespace core {

namespace {

Date step_business_days(const CalendarRules& rules, Date day, int days, int direction) {
    for (int left = days; left > 0;) {
        day = plus_days(day, direction);
        if (rules.is_business_day(day)) --left;
    }
    return day;
}

}  // namespace

bool CalendarRules::is_holiday(Date day) const {
    return std::find(holidays.begin(), holidays.end(), day) != holidays.end();
}

bool CalendarRules::is_business_day(Date day) const {
    const bool closed =
        std::find(closed_days.begin(), closed_days.end(), weekday_of(day)) != closed_days.end();
    return !closed && !is_holiday(day);
}

Date CalendarRules::business_day_from(Date day) const {
    return is_business_day(day) ? day : after_business_days(day, 1);
}

Date CalendarRules::after_business_days(Date day, int days) const {
    return step_business_days(*this, day, days, 1);
}

Date CalendarRules::before_business_days(Date day, int days) const {
    return step_business_days(*this, day, days, -1);
}

void read_calendar(PolicyReader& reader, CalendarRules& rules) {
    if (reader.has("closed_days")) {
        rules.closed_days.clear();
        reader.words("closed_days", rules.closed_days, weekday_names);
        // Without a day that is open, no count of business days would end.
        const auto days = std::set<int>(rules.closed_days.begin(), rules.closed_days.end());
        if (days.size() > 6) reader.complain("closed_days", "must leave a day that is open");
    }
    reader.read("holidays", rules.holidays);
}

}  // namespace core
