#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/journal/entry.h"

namespace core {

// What a receipt or a void slip says. Plain values, all derived already from the journal: a page computes
// nothing, so a reprint is always the same page.

struct PrintedStation {
    std::string office;
    std::string station;
    bool kiosk = false;
    bool training = false;
};

struct NamedAmount {
    std::string name;  // "delinquent", "cash", "receivable:water": the page finds the word for it
    Money amount;
};

struct ReceiptAllocation {
    std::string service;          // "water"
    std::string receivable_kind;  // "charge"
    std::string receivable;       // "R-5512"
    std::string kind;             // "delinquent"
    Money amount;
};

struct ReceiptAccount {
    std::string account;  // empty: in suspense
    std::vector<ReceiptAllocation> allocations;
    Money credit;                       // kept as account credit
    std::optional<Money> balance_left;  // only where the payor may see it
};

struct ReceiptTender {
    std::string type;  // "check"
    Money amount;
    std::string number;  // check number or reference; the page shows its last four
};

struct ReceiptData {
    PrintedStation station;
    std::string payment;  // "W2-000017"
    Date business_date;
    std::string local_time;  // core::local_text of the entry, "2026-11-23 08:02"
    std::string person;
    std::optional<std::string> payor;
    std::optional<Date> received_on;  // where it differs from the business date
    bool mask_accounts = false;
    std::vector<ReceiptAccount> accounts;
    std::vector<NamedAmount> by_kind;
    std::vector<ReceiptTender> tenders;  // as handed over; change apart
    Money change;
    Money amount;
    Money rounding;                             // of the cash, up (positive) or down
    std::vector<std::string> shut_off_cancels;  // references of what was requested
    std::vector<std::string> reconnects;
    std::vector<std::string> service_starts;
    int copy = 0;                             // 0: the original
    std::string entry_hash;                   // of the payment's journal entry
    std::string code;                         // signed; empty: the key was not at hand
    std::string no_longer;                    // on a copy, what became of the payment since: "voided"
    std::optional<JournalHead> journal_head;  // on the first receipt of a session
};

struct VoidData {
    PrintedStation station;
    std::string payment;  // the voided one
    Date business_date;
    std::string local_time;
    std::string person;
    std::optional<std::string> approved_by;
    std::string reason;
    bool mask_accounts = false;
    std::vector<ReceiptAccount> accounts;  // what is owed again
    std::vector<NamedAmount> given_back;   // by tender type
    Money amount;
    int copy = 0;
    std::string entry_hash;
};

}  // namespace core
