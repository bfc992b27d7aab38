#pragma once

#include <vector>

#include "core/base/calendar.h"
#include "core/headoffice/desk.h"
#include "core/reports/report_table.h"

namespace core {

struct StatusWanted {
    std::int64_t silent_hours = 24;
    Date today;
    Date from;  // of over and short
};

// What a supervisor looks at in the morning: every station (state, last contact, what it has not sent yet,
// clock, open sessions, rejects, certificate), over and short by day and person, what was paid twice, and how
// long the tables that are split by month last.
struct DeskStatus {
    ReportTable stations;
    ReportTable over_short;
    ReportTable paid_twice;
    std::int64_t months_left = 0;
    std::int64_t last_daily_file = 0;
};

Result<DeskStatus> desk_status(HeadOfficeLink& link, const StatusWanted& wanted);

}  // namespace core
