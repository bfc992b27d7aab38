#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/facts/correction_facts.h"
#include "core/store/station/station_reader.h"

namespace core {

// Questions about corrections. Every problem is a storage problem.

// A payment as it stands now.
struct CorrectedPayment {
    PaymentRow row;
    Entry entry;
    PaymentPosted posted;            // as it was posted
    std::vector<Entry> corrections;  // oldest first
    Standing standing;
};

// Nothing: there is no payment of this name.
Result<std::optional<CorrectedPayment>> corrected_payment(StationReader reader, const std::string& name);
Result<CorrectedPayment> corrected_payment(StationReader reader, const PaymentRow& row);

// Who a returned item came from: one person's account or name, one bank account. Empty fields match nothing.
struct ReturnSource {
    std::string account;
    std::string payor;
    std::string bank_key;
};

// Items that count, returned from this source on `since` or later.
Result<int> returned_items_since(StationReader reader, const ReturnSource& source, Date since);

// The rule by which no checks are taken from this account or bank account on this date, where there is one.
Result<std::optional<CashOnly>> cash_only(StationReader reader, const std::string& account,
                                          const std::string& bank_key, Date date);

// The last entry that relieved a receivable of the account; 0: none did.
Result<std::int64_t> last_relief(StationReader reader, const std::string& account,
                                 const std::string& receivable);

struct RefundRow {
    std::string name;  // "RFD-0001"
    std::int64_t seq = 0;
    std::string payment;  // empty: account credit
    std::string account;
    std::string payee;
    Money amount;
    std::int64_t paid_seq = 0;  // 0: not yet
    std::string check;
};

Result<std::string> next_refund(StationReader reader);
Result<std::vector<RefundRow>> refunds(StationReader reader, int limit);  // unpaid first, then newest
Result<std::optional<RefundRow>> refund(StationReader reader, const std::string& name);

}  // namespace core
