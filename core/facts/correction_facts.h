#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/facts/account_facts.h"
#include "core/facts/payment_facts.h"
#include "core/facts/standing.h"

namespace core {

// What every correction says: which payment, what it undoes (negative moves) and makes, why, who agreed.
struct Correction {
    std::string payment;
    std::vector<AccountMove> moves;
    std::string reason;
    std::string approved_by;
    std::vector<std::string> restore_shutoff = {};  // accounts: the payment had lifted it
};

// Something that is charged because of a correction: owed on the account, debit its receivable, credit
// `against`.
struct Charge {
    LocalReceivable owed;
    std::string against;
};

// No more checks from this account or from this bank account, until a date; no date: until somebody lifts it.
struct CashOnly {
    std::string account;
    std::string bank_key;
    std::string until;
};

// Journal body "tender_returned": a bank or processor took one tender back.
struct TenderReturned {
    Correction correction;
    int tender = 0;
    Money amount;      // of the item
    std::string code;  // the bank's or processor's
    std::string meaning;
    std::string advice_date;
    std::string payor;
    std::string payor_account;  // empty: has none, gets a letter
    std::string bank_key;
    int count = 0;  // of the payor's returned items in the policy's window; 0: the bank's own mistake
    std::vector<Charge> charges;
    bool fee_waived = false;
    bool letter = false;
    std::string notice_due;  // until then it can be made good
    std::optional<CashOnly> cash_only;
};

// Journal body "tender_redeposited": the bank was asked to collect the returned tender once more.
struct TenderRedeposited {
    Correction correction;
    int tender = 0;
    Money amount;
};

// Journal body "return_waived": the payor does not bear a return's fee; a bank's mistake does not count
// either.
struct ReturnWaived {
    Correction correction;  // its moves take the fee off
    int tender = 0;
    std::int64_t return_seq = 0;
    bool bank_error = false;
};

enum class ReversalTo { account, credit, suspense, refund, card };
std::string_view name_of(ReversalTo to);

// Journal body "payment_reversed". With `refund` or `card` the money leaves; else it stands elsewhere.
struct PaymentReversed {
    Correction correction;
    ReversalTo to = ReversalTo::credit;
    Money amount;
    std::string refund;  // RFD-0001
    std::string payee;
    std::string account;   // of the refund, or where the money went
    std::string suspense;  // SUS-0001

    bool money_leaves() const { return to == ReversalTo::refund || to == ReversalTo::card; }
};

// Journal body "payment_moved": to the account that was meant, as of the day it was received.
struct PaymentMoved {
    Correction correction;
    std::string from;
    std::string account;
    std::string received_on;
    Money amount;
};

// Journal body "payment_retendered": a tender that was keyed as another type or number.
struct PaymentRetendered {
    std::string payment;
    std::string session;
    int tender = 0;
    TenderLine was;
    TenderLine is;
    std::string reason;
    std::string approved_by;
};

// Journal body "suspense_resolved": money in suspense, or a part of it, finds its account or accounts, or
// goes back by city check.
struct SuspenseResolved {
    Correction correction;
    std::string item;     // SUS-0001
    std::string account;  // empty: several, or none
    Money amount;
    std::string action = {};  // split, refund; empty: apply
    std::string refund = {};  // RFD-0001
    std::string payee = {};
};

nlohmann::json to_body(const TenderReturned& fact);
nlohmann::json to_body(const TenderRedeposited& fact);
nlohmann::json to_body(const ReturnWaived& fact);
nlohmann::json to_body(const PaymentReversed& fact);
nlohmann::json to_body(const PaymentMoved& fact);
nlohmann::json to_body(const PaymentRetendered& fact);
nlohmann::json to_body(const SuspenseResolved& fact);
// These throw nlohmann::json::exception on a body of another shape.
TenderReturned tender_returned_from(const nlohmann::json& body);
TenderRedeposited tender_redeposited_from(const nlohmann::json& body);
ReturnWaived return_waived_from(const nlohmann::json& body);
PaymentReversed payment_reversed_from(const nlohmann::json& body);
PaymentMoved payment_moved_from(const nlohmann::json& body);
PaymentRetendered payment_retendered_from(const nlohmann::json& body);
SuspenseResolved suspense_resolved_from(const nlohmann::json& body);

// What a correction's entry changes of its payment.
CorrectionStep step_of(const TenderReturned& fact);
CorrectionStep step_of(const TenderRedeposited& fact);
CorrectionStep step_of(const PaymentReversed& fact);
CorrectionStep step_of(const PaymentMoved& fact);
CorrectionStep step_of(const PaymentRetendered& fact);
CorrectionStep step_of(const SuspenseResolved& fact);

}  // namespace core
