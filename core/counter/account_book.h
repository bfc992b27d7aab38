#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/policy/vocabulary.h"

namespace core {

// A customer's account as head office last sent it.
struct AccountRecord {
    std::string number;  // "10-00041-00"
    std::string name;
    std::string address;
    std::string phone;
    std::string customer_class;
    std::string status;
    std::string flags;  // separated by spaces
};

// One amount owed on an account.
struct Receivable {
    std::string id;
    std::string account;
    ReceivableKind kind = ReceivableKind::charge;
    std::string service;
    Money amount;
    Date due_date;
};

// The station's copy of the customers, wherever it is kept.
class AccountBook {
  public:
    virtual ~AccountBook() = default;
    virtual Result<std::optional<AccountRecord>> account(const std::string& number) = 0;
    virtual Result<std::vector<Receivable>> receivables(const std::string& account) = 0;
    // Up to which entry of this station the amounts already hold its payments.
    virtual Result<std::int64_t> included_seq() = 0;
    virtual Result<std::vector<AccountRecord>> search(const std::string& text, int limit) = 0;
};

}  // namespace core
