#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/facts/account_facts.h"
#include "core/policy/word_list.h"

namespace core {

// Journal body "account_flagged": this station sets or clears a flag of an account, whatever head office
// says.
struct AccountFlagged {
    std::string account;
    std::string flag;
    bool set = true;
    std::string until;  // the last day; empty: until somebody changes it
    std::string reason;
};

// Journal body "deposit_applied": the security deposit of a closing account, with its interest, meets the
// final bill.
struct DepositApplied {
    std::string account;
    Money deposit;     // held before, without interest
    Money interest;    // added to it first
    Money applied;     // of both, to what was due
    Money refund_due;  // what is left of both
    Money still_due;
    std::string interest_from;  // empty: none is paid
    bool overridden = false;    // a person said how much is held
    std::vector<AccountMove> moves;
    std::string reason;
    std::string approved_by;
};

// Journal body "order_added": something that dispatch is to do, not asked by a payment.
struct OrderAdded {
    std::string order;  // "W2-O000001"
    std::string account;
    std::string kind;   // shut_off, reconnect, start_service
    std::string state;  // its first
    std::string on;     // the day it is for
    std::string reason;
};

// Journal body "order_changed".
struct OrderChanged {
    std::string order;
    std::string state;
    std::string reference;  // dispatch's
    std::string reason;
};

// Journal body "licence_added": known from now on; nothing is owed before it is renewed.
struct LicenceAdded {
    std::string licence;  // "W2-L0001"
    std::string account;
    Money fee;
    Date expires;
    std::string reason;
};

// Journal body "licence_renewed": fee, what was late, and what goes to the state are owed.
struct LicenceRenewed {
    std::string licence;
    std::string account;
    Date on;
    Date expires;  // from now on
    std::vector<LocalReceivable> receivables;
    std::vector<AccountMove> moves;
    std::string reason = {};  // of a day before the business date
    std::string approved_by = {};
};

enum class ContactKind { note, alert, call, visit, letter, promise, callback, decision };
inline constexpr WordList<ContactKind, 8> contact_kinds{
    {"note", "alert", "call", "visit", "letter", "promise", "callback", "decision"}};

// Journal body "contact_noted": one line of what was said, promised or decided.
struct ContactNoted {
    std::string contact;  // "W2-C000001"
    std::string account;
    ContactKind kind = ContactKind::note;
    std::string text;
    Money amount;      // of a promise; zero: none was named
    std::string by;    // promise, call-back, decision: until when
    std::string what;  // of a decision: hold, start, stop
    std::string approved_by;
};

// Journal body "contact_settled": the letter was sent, the call-back made.
struct ContactSettled {
    std::string contact;
    std::string text;
};

nlohmann::json to_body(const AccountFlagged& fact);
nlohmann::json to_body(const DepositApplied& fact);
nlohmann::json to_body(const OrderAdded& fact);
nlohmann::json to_body(const OrderChanged& fact);
nlohmann::json to_body(const LicenceAdded& fact);
nlohmann::json to_body(const LicenceRenewed& fact);
nlohmann::json to_body(const ContactNoted& fact);
nlohmann::json to_body(const ContactSettled& fact);
// These throw nlohmann::json::exception on a body of another shape.
AccountFlagged account_flagged_from(const nlohmann::json& body);
DepositApplied deposit_applied_from(const nlohmann::json& body);
OrderAdded order_added_from(const nlohmann::json& body);
OrderChanged order_changed_from(const nlohmann::json& body);
LicenceAdded licence_added_from(const nlohmann::json& body);
LicenceRenewed licence_renewed_from(const nlohmann::json& body);
ContactNoted contact_noted_from(const nlohmann::json& body);
ContactSettled contact_settled_from(const nlohmann::json& body);

}  // namespace core
