#include "core/policy/shutoff_timeline.h"

#include <algorithm>

#include "core/base/ensure.h"
#include "core/policy/day_count.h"

namespace core {

namespace {

// The city's own date for a shut-off: its step, or the bill's due date where it has no such step.
ShutoffBound city_bound(const ShutoffRules& rules, const UnpaidBill& bill) {
    const auto day = rules.day_of(ShutoffAction::shut_off);
    return {day ? plus_days(bill.issued, *day) : plus_days(bill.due, 1), rules.source.citation};
}

}  // namespace

std::vector<DatedStep> dated_steps(const ShutoffRules& rules, Date issued) {
    std::vector<DatedStep> dated;
    for (const ShutoffStep& step : rules.steps) dated.push_back({step.action, plus_days(issued, step.day)});
    return dated;
}

bool is_shutoff_day(const ShutoffRules& rules, const CalendarRules& calendar, Date day) {
    const auto& excluded = rules.days_excluded;
    if (std::find(excluded.begin(), excluded.end(), weekday_of(day)) != excluded.end()) return false;
    return !rules.holidays_excluded || !calendar.is_holiday(day);
}

ShutoffTimeline shutoff_timeline(const ShutoffRules& rules, const CalendarRules& calendar,
                                 std::string_view service, const UnpaidBill& bill) {
    const ServiceProtection* law = rules.protection(service);
    const ServiceProtection none;
    const ServiceProtection& asked = law != nullptr ? *law : none;
    ShutoffTimeline timeline;
    timeline.notice_not_before = plus_days(bill.issued, asked.notice_after_bill_days);
    const Date mailed =
        std::max(bill.notice_mailed.value_or(timeline.notice_not_before), timeline.notice_not_before);
    timeline.notice_clock_starts = plus_days(mailed, asked.notice_clock_starts_days);
    timeline.bounds.push_back(city_bound(rules, bill));
    if (asked.delinquent_days_min > 0) {
        timeline.bounds.push_back({plus_days(bill.due, asked.delinquent_days_min), asked.source.citation});
    }
    if (asked.notice_days > 0) {
        timeline.bounds.push_back(
            {plus_days(timeline.notice_clock_starts, asked.notice_days), asked.source.citation});
    }
    for (const ShutoffBound& bound : timeline.bounds) {
        timeline.shut_off = std::max(timeline.shut_off, bound.not_before);
    }
    constexpr int days_searched_max = 366;
    int searched = 0;
    while (!is_shutoff_day(rules, calendar, timeline.shut_off)) {
        ensure(++searched < days_searched_max, "a policy under which nothing is ever shut off");
        timeline.shut_off = plus_days(timeline.shut_off, 1);
    }
    timeline.contact_not_after =
        calendar.before_business_days(timeline.shut_off, asked.contact_business_days);
    return timeline;
}

}  // namespace core
