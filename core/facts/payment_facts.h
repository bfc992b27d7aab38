#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/facts/cash_count.h"
#include "core/facts/effect_facts.h"
#include "core/facts/service_request.h"
#include "core/policy/vocabulary.h"

namespace core {

// One tender of a payment as posted; change is a negative cash tender.
struct TenderLine {
    TenderType type = TenderType::cash;
    Money amount;
    std::string number;         // check or money order
    std::string routing;        // check
    std::string account_last4;  // check
    std::string reference;      // card slip
    CashCount pieces;           // notes and coins where known: handed over, or advised as change
    std::string bank_key = {};  // check: the same for the same bank account, and tells nothing else of it
    std::optional<Date> check_date = {};
    std::string payable_to = {};    // check: where it names another payee than us
    bool foreign = false;           // check: drawn on a bank abroad
    bool paid_in_full = false;      // check: says so
    std::string bank_account = {};  // as it was read; becomes last four and key, never stored

    bool is_change() const { return amount.is_negative(); }
};

// One amount of a payment and what it relieves.
struct AllocationLine {
    std::string account;
    std::string receivable;  // empty: account credit
    PaymentKind kind = PaymentKind::current;
    std::string to;  // the ledger account, such as "receivable:water"
    Money amount;
    std::string due_date;       // of the receivable, so that it can re-open as it was; empty: none
    bool directed = false;      // the payor chose the receivable
    std::string suspense = {};  // "SUS-0001": the item of the work list; then there is no account
    std::string reason = {};    // why it is in suspense
};

// Journal body "payment_posted".
struct PaymentPosted {
    std::string payment;  // "W2-000017"
    std::string attempt;
    std::string content;  // fingerprint of what was asked, to tell a repeat from a reused attempt
    std::string session;
    std::string payor;
    std::string received_on;  // where another date than the business date counts
    std::vector<TenderLine> tenders;
    std::vector<AllocationLine> allocations;
    std::vector<EffectKind> effects;  // planned; empty: not requested
    std::string payor_account = {};   // the payor's own; a returned item charges its fee there
    Money rounding = {};              // gained (positive) or given away by rounding cash
    std::string reason = {};          // for what needed one: directed amounts, overrides
    std::string approved_by = {};
    std::vector<std::string> overrides = {};  // codes of the guards and flags that a person passed
    std::vector<std::string> warnings = {};   // codes of what was said and stopped nothing
    std::vector<ServiceRequest> requests = {};
    std::string batch = {};           // "W2-B0001": it came in a batch
    std::int64_t batch_items = 0;     // how many of the batch's items it is
    std::string manual_receipt = {};  // number of the receipt written by hand during an outage

    Money amount() const;  // sum of the allocations
    Money change() const;  // what was handed back, positive
};

// Journal body "payment_voided".
struct PaymentVoided {
    std::string payment;
    std::string session;
    std::string reason;
    std::string approved_by;
    Money cash_back;   // handed to the customer
    CashCount pieces;  // advised
    std::vector<EffectKind> effects;
    std::vector<std::string> withdrawn = {};  // orders asked of dispatch that no longer hold
};

nlohmann::json to_body(const PaymentPosted& fact);
nlohmann::json to_body(const PaymentVoided& fact);
// These throw nlohmann::json::exception on a body of another shape; storage_call's users catch it.
PaymentPosted payment_posted_from(const nlohmann::json& body);
PaymentVoided payment_voided_from(const nlohmann::json& body);

// One tender as a part of other bodies.
nlohmann::json to_json(const TenderLine& tender);
TenderLine tender_line_from(const nlohmann::json& object);

}  // namespace core
