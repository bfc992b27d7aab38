#pragma once

#include "core/headoffice/desk.h"
#include "core/reports/report_table.h"

namespace core {

// Puts the rows of a question into the table, column by column; columns of amounts come as cents. Inside a
// transaction.
Done fill_table(HeadOfficeLink& link, ReportTable& table, const std::string& question,
                const std::vector<std::string>& words = {});

}  // namespace core
