#pragma once

#include "core/base/calendar.h"

namespace core {

Date after_days(Date date, int days);

// The same day of another month; where that month is shorter, its last day. Negative goes back.
Date after_months(Date date, int months);

// So many days from Monday to Friday later. Holidays are not known, so they count.
Date after_business_days(Date date, int days);

}  // namespace core
