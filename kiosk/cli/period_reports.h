#pragma once

#include "core/reports/bar_chart.h"
#include "core/reports/report_table.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

// The entries one by one, or as a general-ledger journal for hledger.
core::Result<Reply> journal_report(ReadStation& station, const CommandWords& words);

// tenders, voids, overrides, no-sales, exceptions, over-short, deposit: a table over business dates.
core::Result<Reply> table_report(ReadStation& station, const CommandWords& words, const std::string& which);

// A table in the form that was asked for; `charts` are drawn below it where that is PDF.
core::Result<Reply> table_reply(const core::ReportTable& table, const std::string& format,
                                const std::vector<core::BarChart>& charts = {});

}  // namespace kiosk
