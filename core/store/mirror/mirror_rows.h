#pragma once

#include <string>
#include <string_view>

#include "core/accounts/account_number.h"
#include "core/accounts/receivable.h"
#include "core/base/calendar.h"
#include "core/base/money.h"

namespace core {

// One account or receivable on its way into the mirror; the texts belong to the caller and are valid UTF-8.
struct AccountRow {
    AccountNumber number;
    std::string_view name;
    std::string_view address;
    std::string_view phone;
    std::string_view account_class;
    std::string_view status;
    std::string_view flags;
    Money credit = {};  // only head office knows these two; an import does not
    Money deposit = {};
};

struct ReceivableRow {
    std::string_view id;
    AccountNumber account;
    ReceivableKind kind = ReceivableKind::charge;
    std::string_view service;
    Money amount;
    Date due_date;
};

// What is written down about a load as a whole.
struct LoadStamp {
    std::int64_t included_seq = 0;
    Moment at;
    std::string source;
    std::int64_t rejected = 0;
};

}  // namespace core
