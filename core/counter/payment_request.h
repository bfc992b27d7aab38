#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/accounts/account_number.h"
#include "core/base/calendar.h"
#include "core/facts/payment_facts.h"

namespace core {

// How much to pay on which account.
struct PaymentItem {
    AccountNumber account;
    Money amount;
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

    Money amount() const;
    Money tendered() const;
};

// Reads the JSON of `paydesk pay`. Problems: payment_malformed (says which field), money_*, account_*,
// date_malformed.
Result<PaymentRequest> parse_payment_request(std::string_view text);

// The same for equal requests, whatever the order of fields was: 32 hex characters of a SHA-256.
std::string fingerprint(const PaymentRequest& request);

}  // namespace core
