#pragma once

#include "core/counter/act.h"
#include "core/facts/service_facts.h"
#include "core/store/station/service_reader.h"

namespace core {

struct ContactRequest {
    AccountNumber account;
    ContactKind kind = ContactKind::note;
    std::string text;
    std::optional<Money> amount = {};  // of a promise
    std::optional<Date> by = {};       // promise, call-back: needed
};

// One line in the account's contact log. Refusals, in order: unknown_account, usage (no text; an amount where
// nothing is promised; a promise or call-back without its day), money_not_positive, date_not_allowed (a day
// that is over), those of authorize.
Result<ContactNoted> note_contact(const Counter& counter, const ContactRequest& request, const Act& act);

struct DecisionRequest {
    AccountNumber account;
    std::string what;  // hold, start, stop
    std::optional<Date> until = {};
    std::string why;
};

// A decision about service that no procedure covers, always of two persons. The last one counts. Refusals, in
// order: unknown_account, usage (what; a hold without its last day), reason_missing, date_not_allowed, those
// of authorize.
Result<ContactNoted> decide_service(const Counter& counter, const DecisionRequest& request, const Act& act);

// A letter was sent, a call-back made. Refusals, in order: unknown_reject, state_wrong (another kind, or done
// before), those of authorize.
Result<ContactSettled> settle_contact(const Counter& counter, const std::string& name, const Act& act);

// "kept", "broken" or "open" for a promise; "sent"/"to_send", "done"/"open" for letters and call-backs;
// "in_force"/"over" for decisions; empty for what has no state.
std::string state_of(const ContactRow& row, Date today);

}  // namespace core
