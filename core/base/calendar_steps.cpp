#include "core/base/calendar_steps.h"

namespace core {

Date after_days(Date date, int days) {
    return Date(date.days() + date::days(days));
}

Date after_months(Date date, int months) {
    const date::year_month_day day(date.days());
    const date::year_month month = date::year_month(day.year(), day.month()) + date::months(months);
    const date::day last = (month / date::last).day();
    return Date(date::sys_days(month / std::min(day.day(), last)));
}

Date after_business_days(Date date, int days) {
    date::sys_days day = date.days();
    while (days > 0) {
        day += date::days(1);
        const date::weekday weekday(day);
        if (weekday != date::Saturday && weekday != date::Sunday) --days;
    }
    return Date(day);
}

}  // namespace core
