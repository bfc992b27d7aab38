#pragma once

#include <cstdint>

#include "core/base/money.h"

namespace core {

struct CountedAmount {
    std::int64_t count = 0;
    Money amount;

    CountedAmount& operator+=(const CountedAmount& other) {
        count += other.count;
        amount += other.amount;
        return *this;
    }
    friend CountedAmount operator-(const CountedAmount& a, const CountedAmount& b) {
        return {a.count - b.count, a.amount - b.amount};
    }
    friend bool operator==(const CountedAmount&, const CountedAmount&) = default;
};

// Since the station's first entry; never reset.
struct GrandTotals {
    CountedAmount payments_gross;
    CountedAmount voided;
    CountedAmount returned;
    CountedAmount redeposited;
    CountedAmount reversed;
    CountedAmount moved;     // to another account; it stands
    CountedAmount standing;  // its count: payments of which anything stands
};

}  // namespace core
