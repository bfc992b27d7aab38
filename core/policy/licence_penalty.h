#pragma once

#include "core/policy/licence_rules.h"

namespace core {

// How late a licence is renewed, in the ways that schedules count.
struct Lateness {
    std::int64_t days = 0;
    int month_starts = 0;  // firsts of a month that have come since
    int months = 0;        // whole ones
};

// Counted from the last day on which renewal is free of penalty. Nothing when it is not later.
Lateness licence_lateness(const LicenceRules& rules, Date expires, Date renewed);

// The penalty on a fee, each part rounded half a cent up: the month's share or the step's, bounded; then the
// surcharge on fee and penalty.
Money licence_penalty(const LicenceRules& rules, Money fee, const Lateness& late);
// Interest on the fee, apart from the penalty.
Money licence_interest(const LicenceRules& rules, Money fee, const Lateness& late);

}  // namespace core
