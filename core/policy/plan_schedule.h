#pragma once

#include <vector>

#include "core/policy/arrangement_rules.h"

namespace core {

struct Instalment {
    Date due;
    Money amount;

    bool operator==(const Instalment&) const = default;
};

struct PlanTerms {
    Money debt;  // more than 0.00
    Percent down;
    int months = 1;  // how many instalments, one a month
    Date first_due;
};

// How a debt is paid off. Down payment and instalments add up to the debt, to the cent.
struct PlanSchedule {
    Money down;
    std::vector<Instalment> instalments;

    Money balance() const;  // what the instalments add up to
};

// The down payment is rounded half a cent up; the first instalments carry the odd cents. Instalments fall on
// the same day of each month, or on its last; those of 0.00 are left out.
PlanSchedule plan_schedule(const PlanTerms& terms);

}  // namespace core
