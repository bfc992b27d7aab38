#include "core/policy/percent.h"

#include "core/base/ensure.h"

namespace core {

Result<Percent> Percent::parse(std::string_view text) {
    const auto number = Money::parse(text);
    if (!number) return tl::unexpected(number.error());
    if (number->is_negative() || number->cents() > hundredths_max) {
        return problem(ProblemCode::money_out_of_range, "a per cent is from 0 to 1000");
    }
    return Percent{number->cents()};
}

std::string Percent::text() const {
    return Money::from_cents(hundredths).text();
}

Money Percent::of(Money amount) const {
    return of(amount, 1);
}

Money Percent::of(Money amount, std::int64_t times, std::int64_t out_of) const {
    ensure(!amount.is_negative() && times >= 0 && out_of > 0, "a share of less than nothing");
    const std::int64_t whole = 10'000 * out_of;
    const std::int64_t share = hundredths * times;
    // Whole and rest apart: the product of the largest amount and a share would not fit.
    const std::int64_t rest = amount.cents() % whole;
    ensure(share <= INT64_MAX / whole, "a share over too many periods");
    return Money::from_cents(amount.cents() / whole * share + (rest * share + whole / 2) / whole);
}

}  // namespace core
