#include "core/policy/plan_schedule.h"

#include "core/base/ensure.h"
#include "core/policy/day_count.h"

namespace core {

Money PlanSchedule::balance() const {
    Money sum;
    for (const Instalment& instalment : instalments) sum += instalment.amount;
    return sum;
}

PlanSchedule plan_schedule(const PlanTerms& terms) {
    ensure(terms.debt.is_positive() && terms.months >= 1, "a plan for nothing, or without months");
    PlanSchedule schedule{.down = terms.down.of(terms.debt), .instalments = {}};
    const std::int64_t balance = (terms.debt - schedule.down).cents();
    for (int month = 0; month < terms.months; ++month) {
        const std::int64_t odd = month < balance % terms.months ? 1 : 0;
        const Money amount = Money::from_cents(balance / terms.months + odd);
        if (!amount.is_positive()) break;
        schedule.instalments.push_back({plus_months(terms.first_due, month), amount});
    }
    return schedule;
}

}  // namespace core
