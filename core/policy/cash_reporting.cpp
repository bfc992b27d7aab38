#include "core/policy/cash_reporting.h"

#include "core/policy/day_count.h"

namespace core {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t series_ms = 365 * 24 * hour_ms;
constexpr int report_days = 15;

}  // namespace

Money related_cash(const ReportingRules& rules, const std::vector<CashTaken>& taken, Moment at) {
    Money sum;
    for (const CashTaken& cash : taken) {
        const std::int64_t age_ms = at.utc_ms - cash.at.utc_ms;
        const bool together = age_ms <= rules.together_hours * hour_ms;
        if (age_ms >= 0 && (together || (cash.series && age_ms <= series_ms))) sum += cash.amount;
    }
    return sum;
}

bool is_reportable(const ReportingRules& rules, const std::vector<CashTaken>& taken, Moment at) {
    return rules.enabled && related_cash(rules, taken, at) > rules.above;
}

Date report_due(const CalendarRules& calendar, Date received) {
    return calendar.business_day_from(plus_days(received, report_days));
}

}  // namespace core
