#pragma once

#include "core/ports/printed_document.h"
#include "core/reports/bar_chart.h"
#include "core/reports/report_table.h"

namespace core {

// A table on Letter paper, across where it needs the width, with its headings on every page and "page 1 of 3"
// below; then the charts, three a page. Problems: drawing_failed.
Result<std::string> render_pdf(const ReportTable& table, const std::vector<BarChart>& charts);

// A printed slip on a page of its own size, then the charts on Letter paper. Problems: drawing_failed.
Result<std::string> render_pdf(const PrintedDocument& slip, const std::string& title,
                               const std::vector<BarChart>& charts);

}  // namespace core
