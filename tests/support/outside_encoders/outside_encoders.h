#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/ports/printed_document.h"

namespace test {

// Two encoders that others wrote, from npm: receiptline and @point-of-sale/receipt-printer-encoder. They get
// the same receipts as ours: text, pairs, QR and Code 128, on 48 columns with code page 437.
struct OutsideAnswer {
    std::string problem;  // empty: none
    nlohmann::json
        receipts;  // of each receipt "point_of_sale" and "receiptline": bytes in hex, or microseconds
};

OutsideAnswer encode_outside(const std::vector<core::PrintedDocument>& documents);
OutsideAnswer time_outside(const core::PrintedDocument& document, int rounds);

}  // namespace test
