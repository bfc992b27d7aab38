#pragma once

#include <string>
#include <string_view>

#include "core/accounts/account_number.h"

namespace core {

// A customer's account as head office describes it.
struct Account {
    AccountNumber number;
    std::string name;
    std::string address;
    std::string phone;
    std::string account_class;  // "residential", "commercial", ...
    std::string status;         // "active", "opening", "closing", ...
    std::string flags;          // "cash_only;plan": words or word=value, separated by semicolons

    bool operator==(const Account&) const = default;
};

// Whether `flags`, written as in Account, holds the word, alone or with a value.
bool has_flag(std::string_view flags, std::string_view word);
// The value behind word=, or empty.
std::string_view flag_value(std::string_view flags, std::string_view word);

}  // namespace core
