#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/accounts/account_number.h"
#include "core/base/calendar.h"
#include "core/facts/payment_facts.h"

namespace core {

struct DirectedAmount {
    std::string receivable;
    Money amount;
};

// How much to pay on which account; or, with `suspense`, on nobody's until somebody finds out.
struct PaymentItem {
    AccountNumber account;
    Money amount;
    std::vector<DirectedAmount> directed = {};  // at most the amount; the rest goes by the policy
    bool suspense = false;
    std::string reason = {};  // of suspense
};

// Which guards and flags a person passes although they were warned.
struct Overrides {
    bool all = false;
    std::vector<std::string> codes = {};

    bool holds(std::string_view code) const;
};

// What a station is asked to post.
struct PaymentRequest {
    std::string attempt;
    std::string person;
    std::string payor;
    std::vector<PaymentItem> items;
    std::vector<TenderLine> tenders;  // as handed over; change is worked out
    std::optional<Date> received_on;  // the date that counts for what is past due; default: the business date
    std::vector<EffectKind> effects;  // asked of the devices
    std::optional<AccountNumber> payor_account = {};
    std::string reason = {};       // where the act brings none
    std::string approved_by = {};  // likewise
    Overrides overrides = {};
    std::string batch = {};           // "W2-B0001"
    std::string manual_receipt = {};  // of an outage; then the received date is needed

    Money amount() const;
    Money tendered() const;
    bool takes_notes() const;  // of an acceptor: the money is in the machine already
};

// Reads the JSON of `paydesk pay`. Problems: payment_malformed (says which field), money_*, account_*,
// date_malformed, count_malformed, tender_type_unknown, micr_unreadable, routing_number_wrong.
Result<PaymentRequest> parse_payment_request(std::string_view text);

// The same for equal requests, whatever the order of fields was: 32 hex characters of a SHA-256. Who approved
// and what was overridden is not part of what is asked; a bank account must be sealed before.
std::string fingerprint(const PaymentRequest& request);

}  // namespace core
