#include "core/scan/slip_date.h"

namespace core {

namespace {

constexpr int last_year_of_this_century = 76;

std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<Date> real_date(int year, int month, int day) {
    const date::year_month year_month{date::year{year}, date::month{static_cast<unsigned>(month)}};
    if (!year_month.ok()) return std::nullopt;
    const date::year_month_day ymd = day == 0 ? date::year_month_day(year_month / date::last)
                                              : year_month / date::day{static_cast<unsigned>(day)};
    if (!ymd.ok()) return std::nullopt;
    return Date(date::sys_days{ymd});
}

int full_year(int two_digits) {
    return two_digits <= last_year_of_this_century ? 2000 + two_digits : 1900 + two_digits;
}

}  // namespace

std::optional<Date> slip_date_yymmdd(std::string_view digits) {
    const std::optional<int> value = number(digits.substr(0, 6));
    if (digits.size() != 6 || !value) return std::nullopt;
    return real_date(full_year(*value / 10000), *value / 100 % 100, *value % 100);
}

std::optional<Date> slip_date_mmddyy(std::string_view digits) {
    const std::optional<int> value = number(digits.substr(0, 6));
    if (digits.size() != 6 || !value || *value / 100 % 100 == 0) return std::nullopt;
    return real_date(full_year(*value % 100), *value / 10000, *value / 100 % 100);
}

std::optional<Date> slip_date_yyyymmdd(std::string_view digits) {
    const std::optional<int> value = number(digits.substr(0, 8));
    if (digits.size() != 8 || !value || *value % 100 == 0) return std::nullopt;
    const int year = *value / 10000;
    if (year < 1900 || year > 2199) return std::nullopt;
    return real_date(year, *value / 100 % 100, *value % 100);
}

}  // namespace core
