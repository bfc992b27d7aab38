#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/counter/account_book.h"
#include "core/policy/vocabulary.h"
#include "core/store/station/station_reader.h"

namespace core {

// What a receivable is on a date. Delinquent: a charge past its due date, and penalties, fees and
// reconnections always.
PaymentKind kind_of(ReceivableKind kind, Date due_date, Date as_of);

struct DueItem {
    Receivable receivable;
    Money open;  // what is still owed, more than zero
    PaymentKind kind = PaymentKind::current;
    std::int64_t days_late = 0;  // negative: days until it is due
    std::string plan = {};       // whose instalment it is; it is late or not by the instalment's date
};

struct AccountDue {
    Account account;
    std::vector<DueItem> items;  // in the order of the file
    Money credit;                // paid ahead: head office's amount and what this station did after it
    Money deposit_held;          // security deposit likewise; an import's "deposit" flag stands beside it
    std::optional<Moment> as_of = {};  // of head office's amounts

    Money total() const;
    // A budget-billed account (flag "budget=85.00") is asked for the levelized amount in place of its current
    // charges, as long as there are any; what is past due is asked for as it is. Receivables do not change: a
    // payment above or below it stands as credit or as owed until closing trues up. Nothing: no budget, or
    // the account closes and everything is due.
    std::optional<Money> levelized() const;
    std::map<PaymentKind, Money> by_kind() const;
};

// due = the mirror's open amount + what entries of this station after its snapshot charged - what they
// relieved.
// Problems: unknown_account, storage_*.
Result<AccountDue> account_due(AccountBook& book, StationReader reader, AccountNumber number, Date as_of);

}  // namespace core
