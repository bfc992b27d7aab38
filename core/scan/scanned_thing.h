#pragma once

#include <variant>

#include "core/formats/micr_line.h"
#include "core/scan/bill_scan.h"

namespace core {

using ScannedThing = std::variant<BillScan, MicrLine>;

// Whether the text is the line of a check, even a damaged one: nothing but MICR characters (and marks for
// unread ones) with two transit symbols about a routing number apart.
bool is_check_line(const ScannedText& scanned);

// What was scanned: a bill or the line of a check. Problems: those of decode_bill; for a check's line
// micr_unreadable and routing_number_wrong.
Result<ScannedThing> decode_scan(const ScannedText& scanned, const BillerDirectory& billers);

}  // namespace core
