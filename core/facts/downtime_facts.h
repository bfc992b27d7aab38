#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace core {

// Journal body "receipts_issued": a book of numbered receipts, to be written by hand during an outage, was
// handed to a person.
struct ReceiptsIssued {
    std::string book;
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::string holder;
};

// Journal body "receipt_voided": a number of a book that stands for no payment.
struct ReceiptVoided {
    std::string number;
    std::string reason;
};

nlohmann::json to_body(const ReceiptsIssued& fact);
nlohmann::json to_body(const ReceiptVoided& fact);
// These throw nlohmann::json::exception on a body of another shape.
ReceiptsIssued receipts_issued_from(const nlohmann::json& body);
ReceiptVoided receipt_voided_from(const nlohmann::json& body);

}  // namespace core
