#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/policy/shutoff_rules.h"

namespace core {

// What the dates of a shut-off are counted from.
struct UnpaidBill {
    Date issued;  // and mailed
    Date due;
    std::optional<Date> notice_mailed = {};  // nothing: as early as the rules allow
};

struct DatedStep {
    ShutoffAction action = ShutoffAction::late_fee;
    Date date;

    bool operator==(const DatedStep&) const = default;
};

// The city's own steps for a bill, as its page counts them: day N is the issue date plus N days.
std::vector<DatedStep> dated_steps(const ShutoffRules& rules, Date issued);

// A date before which service may not be shut off, and the rule that says so.
struct ShutoffBound {
    Date not_before;
    std::string citation;
};

// What the law adds for one service, and the day on which all of it and the city's steps allow a shut-off.
struct ShutoffTimeline {
    Date notice_not_before;    // the issue date where no rule says so
    Date notice_clock_starts;  // from when the days of the notice count
    Date contact_not_after;    // the last day for the talk or letter before the shut-off
    std::vector<ShutoffBound> bounds;
    Date shut_off;  // the earliest day; never one on which the city shuts nothing off
};

ShutoffTimeline shutoff_timeline(const ShutoffRules& rules, const CalendarRules& calendar,
                                 std::string_view service, const UnpaidBill& bill);

// Whether service is ever shut off on this weekday or holiday.
bool is_shutoff_day(const ShutoffRules& rules, const CalendarRules& calendar, Date day);

}  // namespace core
