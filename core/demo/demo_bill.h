#pragma once

#include "core/scan/bill_scan.h"

namespace core {

// The codes on the demo utility's bill, as a scanner sends them.
struct DemoBill {
    ScannedText slip;  // GS1-128: pay-to number, reference, amount and due date, with separators
    ScannedText line;  // the OCR scan line of 42 digits
};

// The amount is more than zero.
DemoBill demo_bill(AccountNumber account, Money amount, Date due_date);

}  // namespace core
