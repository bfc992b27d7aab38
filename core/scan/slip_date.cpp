#include "core/scan/slip_date.h"

#include <algorithm>
#include <array>

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

bool is_date_format(std::string_view format) {
    constexpr std::array<std::string_view, 6> formats{"YYMMDD",   "MMDDYY",   "DDMMYY",
                                                      "YYYYMMDD", "MMDDYYYY", "DDMMYYYY"};
    return std::find(formats.begin(), formats.end(), format) != formats.end();
}

std::optional<Date> slip_date(std::string_view format, std::string_view digits) {
    if (!is_date_format(format) || digits.size() != format.size() || !number(digits)) return std::nullopt;
    int year = 0;
    int month = 0;
    int day = 0;
    for (std::size_t i = 0; i < format.size(); ++i) {
        int& part = format[i] == 'Y' ? year : format[i] == 'M' ? month : day;
        part = part * 10 + (digits[i] - '0');
    }
    if (format.size() == 6) year = full_year(year);
    if (day == 0 || year < 1900 || year > 2199) return std::nullopt;
    return real_date(year, month, day);
}

std::optional<Date> slip_date_yyyymmdd(std::string_view digits) {
    const std::optional<int> value = number(digits.substr(0, 8));
    if (digits.size() != 8 || !value || *value % 100 == 0) return std::nullopt;
    const int year = *value / 10000;
    if (year < 1900 || year > 2199) return std::nullopt;
    return real_date(year, *value / 100 % 100, *value % 100);
}

}  // namespace core
