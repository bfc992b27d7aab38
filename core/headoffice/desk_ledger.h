#pragma once

#include <string>

#include "core/base/calendar.h"
#include "core/headoffice/desk.h"
#include "core/reports/report_table.h"

namespace core {

struct DateRange {
    Date from;
    Date to;
};

// The general ledger of all stations and of what head office itself moved, as a journal for hledger: one
// transaction an entry, dated by its business date, accounts and commodity declared
// (core/reports/hledger_export.h).
Result<std::string> ledger_journal(HeadOfficeLink& link, DateRange dates);

// The same by ledger account: debits less credits.
Result<ReportTable> ledger_balances(HeadOfficeLink& link, DateRange dates);

// One deposit over all stations: what each session turned in by tender type, what of it is in a bag, and what
// is not.
Result<ReportTable> takings_table(HeadOfficeLink& link, DateRange dates);

}  // namespace core
