#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/headoffice/desk.h"

namespace core {

// An item of head office's work list: 'W2:88:0:unknown_account'.
struct RejectItem {
    std::string name;
    std::string code;
    std::string in_words;
    std::string account;
    std::string receivable;
    Money amount;
    std::string stands_in;  // ledger account
    std::string action;     // empty: open
    std::string resolution;
    std::string resolved_by;
    std::string approved_by;
};

struct NearAccount {
    std::string number;
    std::string name;
    std::string why;
};

struct RejectShown {
    RejectItem item;
    std::string raw;  // the entry's exact bytes
    std::vector<NearAccount> near;
};

struct RejectDecision {
    std::string action;      // assign, refund, dismiss
    std::string to;          // assign: the account
    std::string receivable;  // and what of it; empty: its credit
    std::string reason;
    std::string person;
    std::string approved_by;
};

Result<std::vector<RejectItem>> office_rejects(HeadOfficeLink& link, bool open_only);
Result<RejectShown> office_reject(HeadOfficeLink& link, const std::string& name);  // unknown_reject

// Settles an item; the money moves by new lines and transfers, nothing that was posted is changed. Refusals:
// unknown_reject, reject_settled, unknown_person, reason_missing, approval_missing (over 100.00),
// approval_own_act, money_not_positive, unknown_account, unknown_receivable.
Result<RejectItem> resolve_office_reject(HeadOfficeLink& link, const std::string& name,
                                         const RejectDecision& decision);

// Puts a person or a policy on its way to a station, or to all (empty); answers its number.
Result<std::int64_t> deliver(HeadOfficeLink& link, const std::string& station, const std::string& kind,
                             const std::string& content, const std::string& person);

}  // namespace core
