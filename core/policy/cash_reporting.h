#pragma once

#include <vector>

#include "core/policy/calendar_rules.h"
#include "core/policy/cash_rules.h"

namespace core {

// Cash taken from one payor. `series`: one of several payments for the same thing.
struct CashTaken {
    Moment at;
    Money amount;
    bool series = false;
};

// The cash that counts together with a payment at `at`: all of the last hours that the rule names, and of a
// series all of the last twelve months (26 CFR 1.6050I-1; IRS Publication 1544).
Money related_cash(const ReportingRules& rules, const std::vector<CashTaken>& taken, Moment at);
// Whether it has to be reported. Never when the rule is switched off.
bool is_reportable(const ReportingRules& rules, const std::vector<CashTaken>& taken, Moment at);
// The 15th day after the receipt, or the next business day.
Date report_due(const CalendarRules& calendar, Date received);

}  // namespace core
