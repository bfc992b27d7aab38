#pragma once

#include "core/facts/account_facts.h"

namespace core {

// Journal body "refund_requested": credit of an account is to be paid out by city check.
struct RefundRequested {
    std::string refund;  // "RFD-0001"
    std::string account;
    std::string payee;
    Money amount;
    std::vector<AccountMove> moves;
    std::string reason;
    std::string approved_by;
};

// Journal body "refund_paid": the city's check was written.
struct RefundPaid {
    std::string refund;
    std::string check;
    Money amount;
};

nlohmann::json to_body(const RefundRequested& fact);
nlohmann::json to_body(const RefundPaid& fact);
// These throw nlohmann::json::exception on a body of another shape.
RefundRequested refund_requested_from(const nlohmann::json& body);
RefundPaid refund_paid_from(const nlohmann::json& body);

}  // namespace core
