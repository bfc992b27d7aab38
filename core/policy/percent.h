#pragma once

#include "core/base/money.h"

namespace core {

// A share in hundredths of a per cent: 5 % is 500. At most 1,000 %.
struct Percent {
    static constexpr std::int64_t hundredths_max = 100'000;

    std::int64_t hundredths = 0;

    // "10" or "1.50".
    static Result<Percent> parse(std::string_view text);
    bool is_zero() const { return hundredths == 0; }
    std::string text() const;  // "1.50"

    // The share of an amount that is not negative, rounded to the cent, half a cent up.
    Money of(Money amount) const;
    // The same share for `times` equal periods, rounded once.
    Money of(Money amount, std::int64_t times, std::int64_t out_of = 1) const;

    friend constexpr auto operator<=>(Percent, Percent) = default;
};

}  // namespace core
