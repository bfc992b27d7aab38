#include "core/policy/cash_rounding.h"

#include "core/base/ensure.h"

namespace core {

Money cash_due(const RoundingRules& rules, Money total, Date on) {
    ensure(!total.is_negative(), "less than nothing is due");
    const bool rounded = rules.method == RoundingMethod::symmetrical && rules.source.in_force(on);
    if (!rounded || total.is_zero()) return total;
    const std::int64_t step = rules.nearest.cents();
    const std::int64_t steps = (total.cents() + step / 2) / step;
    if (steps == 0 && rules.least_up) return rules.nearest;
    return Money::from_cents(steps * step);
}

RoundedCash round_cash(const RoundingRules& rules, const CashPart& part, Date on) {
    const Money due = cash_due(rules, part.owed, on);
    const bool exact = part.tendered == part.owed || (part.tendered > part.owed && part.tendered < due);
    if (exact) return {part.owed, Money()};
    return {due, due - part.owed};
}

}  // namespace core
