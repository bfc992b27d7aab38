#include "core/policy/licence_penalty.h"

#include <algorithm>

#include "core/policy/day_count.h"

namespace core {

namespace {

Percent step_percent(const LicenceRules& rules, std::int64_t days) {
    Percent percent;
    for (const PenaltyStep& step : rules.steps) {
        if (days > step.after_days) percent = step.percent;
    }
    return percent;
}

}  // namespace

Lateness licence_lateness(const LicenceRules& rules, Date expires, Date renewed) {
    const Date free_until =
        rules.grace_months == 0 ? expires : last_of_month(plus_months(expires, rules.grace_months));
    if (renewed <= free_until) return {};
    return {.days = renewed - free_until,
            .month_starts = month_starts_between(free_until, renewed),
            .months = months_between(free_until, renewed)};
}

Money licence_penalty(const LicenceRules& rules, Money fee, const Lateness& late) {
    const Money by_month = std::max(rules.month_percent.of(fee), rules.month_least) * late.month_starts;
    Money penalty = rules.steps.empty() ? by_month : step_percent(rules, late.days).of(fee);
    if (!rules.penalty_max.is_zero()) penalty = std::min(penalty, rules.penalty_max.of(fee));
    const bool surcharged = rules.surcharge_after_months > 0 && late.months >= rules.surcharge_after_months;
    return surcharged ? penalty + rules.surcharge.of(fee + penalty) : penalty;
}

Money licence_interest(const LicenceRules& rules, Money fee, const Lateness& late) {
    return rules.interest_month.of(fee, late.months);
}

}  // namespace core
