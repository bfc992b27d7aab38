#pragma once

#include "core/reports/bar_chart.h"
#include "core/reports/period_tables.h"

namespace core {

// Takings of the period by hour of the office's clock and by kind, without what was voided; then the
// variances, one chart a clerk.
Result<std::vector<BarChart>> day_charts(ReportReader reader, const TablePeriod& period);

}  // namespace core
