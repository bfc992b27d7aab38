#pragma once

#include <string>

#include "core/reports/report_table.h"
#include "core/store/station/report_reader.h"

namespace core {

// Over which entries a table is made, and what stands above it.
struct TablePeriod {
    EntryRange range;
    std::string about;      // "W2, 2026-11-23"
    std::string time_zone;  // in which times are shown
};

// Every tender as it now stands: what was keyed again as another type has that type. Totals by type, without
// what was voided.
Result<ReportTable> tender_table(ReportReader reader, const TablePeriod& period);

// What happened beside plain payments, one sort each:
//   voids       payments voided
//   overrides   acts that a second person approved or that passed a guard, retenders, waivers
//   no-sales    the drawer opened without a payment
//   exceptions  these all, and corrections, wrong PINs, reprints, variances, effects of which nobody can
//               tell, re-openings; of the drawer's switch: opened with a key, found or left open, a pulse
//               that opened nothing; of a note acceptor: notes nobody can explain, tampering
enum class ExceptionReport { voids, overrides, no_sales, exceptions };
Result<ReportTable> exception_table(ReportReader reader, const TablePeriod& period, ExceptionReport which);

// The variance of every close that was not set aside, by clerk and then by date, with the clerk's running
// sum.
Result<ReportTable> over_short_table(ReportReader reader, const TablePeriod& period);

// Bags packed for the bank, with what the bank credited where it has answered.
Result<ReportTable> deposit_table(ReportReader reader, const TablePeriod& period);

}  // namespace core
