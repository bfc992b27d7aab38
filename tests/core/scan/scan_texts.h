#pragma once

#include <algorithm>
#include <string>

#include "core/scan/bill_scan.h"
#include "core/scan/biller_directory.h"
#include "core/scan/gs1_elements.h"

inline core::Result<core::BillScan> decode(const std::string& data, const std::string& aim_id = "") {
    return core::decode_bill({aim_id, data}, core::demo_billers());
}

// '^' stands for the separator (FNC1) in published examples.
inline std::string with_separators(std::string text) {
    std::replace(text.begin(), text.end(), '^', core::gs1_separator);
    return text;
}
