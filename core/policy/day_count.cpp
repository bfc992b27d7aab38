#include "core/policy/day_count.h"

#include <algorithm>

namespace core {

namespace {

date::year_month month_of(Date day) {
    const date::year_month_day parts(day.days());
    return parts.year() / parts.month();
}

}  // namespace

Date plus_days(Date from, std::int64_t days) {
    return Date(from.days() + date::days(days));
}

Date plus_months(Date from, int months) {
    const date::year_month_day parts(from.days());
    const date::year_month month = month_of(from) + date::months(months);
    const date::day last = (month / date::last).day();
    return Date(date::sys_days(month / std::min(parts.day(), last)));
}

Date last_of_month(Date day) {
    return Date(date::sys_days(month_of(day) / date::last));
}

int month_starts_between(Date from, Date to) {
    if (to <= from) return 0;
    return static_cast<int>((month_of(to) - month_of(from)).count());
}

int months_between(Date from, Date to) {
    const int starts = month_starts_between(from, to);
    return starts > 0 && plus_months(from, starts) > to ? starts - 1 : starts;
}

int weekday_of(Date day) {
    return static_cast<int>(date::weekday(day.days()).c_encoding());
}

}  // namespace core
