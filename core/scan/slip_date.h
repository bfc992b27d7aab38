#pragma once

#include <optional>
#include <string_view>

#include "core/base/calendar.h"

namespace core {

// Dates as bills write them; nothing when the digits are no date. Two-digit years are 1977 to 2076 (GS1
// General Specifications 7.12, as seen from 2026).
std::optional<Date> slip_date_yymmdd(
    std::string_view digits);  // day 00 is the last day of the month (GS1 3.4.2)
std::optional<Date> slip_date_yyyymmdd(std::string_view digits);

// A line's date in its biller's format: YYMMDD, MMDDYY, DDMMYY, or these with YYYY.
bool is_date_format(std::string_view format);
std::optional<Date> slip_date(std::string_view format, std::string_view digits);

}  // namespace core
