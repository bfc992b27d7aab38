#pragma once

#include "core/base/problem.h"
#include "core/store/station/report_reader.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

// Problems: format_not_offered, with the formats that this report has.
core::Done check_format(const std::string& report, const std::string& format);

std::string about_formats(const std::string& report);  // "text, json, csv, pdf"

// The entries between --from and --to of a journal, each a business date or an entry's number; --date is one
// day; nothing: all. Problems: date_malformed, usage.
core::Result<core::EntryRange> entries_asked(core::ReportReader reader, const CommandWords& words);

// The business dates of --date, or --from and --to; nothing: the last day that was opened.
struct DatesAsked {
    core::Date from;
    core::Date to;
};
core::Result<DatesAsked> dates_asked(core::ReportReader reader, const CommandWords& words);

}  // namespace kiosk
