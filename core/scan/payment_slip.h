#pragma once

#include <vector>

#include "core/scan/bill_scan.h"
#include "core/scan/gs1_elements.h"

namespace core {

// Reads the elements of a GS1 payment slip (General Specifications 3.8.5 pay-to GLN, 3.9.14 reference, 3.6.6
// amount):
//   slip = 415 8020, at most one of 390n and 391n, at most one 12, at most one 8007, any of 90-99
// 415 and 8020 need each other; everything else needs them. A due date also comes as yyyymmdd in 96.
Result<BillScan> read_payment_slip(const std::vector<Gs1Element>& elements, const BillerDirectory& billers);

}  // namespace core
