#pragma once

#include <string>

#include "core/base/calendar.h"
#include "core/headoffice/desk.h"

namespace core {

// The daily file that tells the billing system what was paid.
struct DailyFile {
    std::int64_t number = 0;
    std::string text;
};
enum class DailyFormat { bai2, csv };

// Makes the next file, of all lines up to the business date that no file has told yet, in one transaction.
// Number 0: there is nothing new.
Result<std::int64_t> make_daily_file(HeadOfficeLink& link, Date day, const std::string& person);

// A file as it was made: the same bytes each time. As BAI2 it is a lockbox file in the codes of core/reports/
// billing_file.h, one account a station. Problems: unknown_daily_file.
Result<DailyFile> daily_file(HeadOfficeLink& link, std::int64_t number, DailyFormat format);

}  // namespace core
