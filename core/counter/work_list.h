#pragma once

#include "core/counter/account_book.h"
#include "core/store/station/desk_reader.h"

namespace core {

// Who settled an item, when, why and how.
struct WorkSettlement {
    Entry entry;
    std::string action;  // of reject_actions, or the kind of the entry that settled it
};

// One item of the work list: a row that an import could not use, or money in suspense. It never goes away.
struct WorkItem {
    std::string name;  // REJ-0001, SUS-0001
    std::string what;  // "suspense", "accounts", "receivables"
    std::optional<Money> amount;
    std::string why;
    std::string raw;   // of a row
    std::string file;  // and where it stood
    std::int64_t line = 0;
    std::string payment;             // of suspense
    std::vector<std::string> clues;  // texts that may name an account or a customer
    std::vector<Entry> history;      // oldest first; the entry that raised it is the first
    std::optional<WorkSettlement> settled;
};

// Rows first, then suspense, each oldest first. Problems: storage_*.
Result<std::vector<WorkItem>> work_list(StationReader reader, bool open_only);
// Problems: unknown_reject, storage_*.
Result<WorkItem> work_item(StationReader reader, const std::string& name);

// An account that an item may have been meant for.
struct NearMatch {
    Account account;
    std::string why;         // "named", "digits swapped", "one digit differs", "same name"
    std::string receivable;  // open on it with the item's amount; empty: none
};

// Accounts that the item's texts come near to, those that owe the same amount first; at most 20. Problems:
// storage_*.
Result<std::vector<NearMatch>> near_matches(AccountBook& accounts, StationReader reader, const WorkItem& item,
                                            Date as_of);

}  // namespace core
