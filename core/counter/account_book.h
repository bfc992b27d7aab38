#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/accounts/account.h"
#include "core/accounts/receivable.h"

namespace core {

// An account with what was open on it, all of one snapshot.
struct AccountStanding {
    Account account;
    std::vector<Receivable> receivables;
    std::int64_t included_seq = 0;
    Money credit = {};   // paid ahead; negative where more was taken back
    Money deposit = {};  // security deposit held at head office
    std::optional<Moment> as_of = {};  // when the amounts were brought in
};

// The station's copy of the customers, wherever it is kept.
class AccountBook {
  public:
    virtual ~AccountBook() = default;
    // The account with its receivables and what they include, read as of one moment.
    virtual Result<std::optional<AccountStanding>> standing(AccountNumber number) = 0;
    virtual Result<std::optional<Account>> account(AccountNumber number) = 0;
    virtual Result<std::vector<Receivable>> receivables(AccountNumber account) = 0;
    // Up to which entry of this station the amounts already hold its payments.
    virtual Result<std::int64_t> included_seq() = 0;
    // When the amounts were brought in; nothing: they never were.
    virtual Result<std::optional<Moment>> as_of() = 0;
    virtual Result<std::vector<Account>> search(const std::string& text, int limit) = 0;
};

}  // namespace core
