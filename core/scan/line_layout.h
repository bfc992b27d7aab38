#pragma once

#include <string_view>

#include "core/scan/bill_scan.h"

namespace core {

// Whether the line has the layout's length and prefix, and digits elsewhere; its check digit may still be
// wrong.
bool fits(const LineLayout& layout, std::string_view line);

// Reads a line that fits. Problems: scan_check_digit, scan_unreadable (a date that is none),
// money_out_of_range. A line of our layout with another biller's account number is read, but not as ours:
// such lines name no biller.
Result<BillScan> read_line(const LineLayout& layout, std::string_view line);

}  // namespace core
