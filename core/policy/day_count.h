#pragma once

#include "core/base/calendar.h"

namespace core {

Date plus_days(Date from, std::int64_t days);
// The same day of the month, or the month's last day where it is shorter: 31 January + 1 is 28 February.
Date plus_months(Date from, int months);
Date last_of_month(Date day);
// How many firsts of a month lie after `from`, up to and including `to`; 0 when `to` is not later.
int month_starts_between(Date from, Date to);
// How many whole months, as plus_months counts them; 0 when `to` is not later.
int months_between(Date from, Date to);
int weekday_of(Date day);  // 0 is Sunday, 6 Saturday

}  // namespace core
