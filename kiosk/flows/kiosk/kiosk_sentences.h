#pragma once

#include <string>
#include <vector>

#include "core/counter/due.h"
#include "core/facts/payment_facts.h"
#include "core/texts/texts.h"
#include "kiosk/screens/kiosk/kiosk_view.h"

namespace kiosk {

// What a passer-by may read of a name: "Maria Gonzalez" is "M*** G.".
std::string masked_name(std::string_view name);

// "10-000" and "__-__" of the digits typed so far, in the groups of an account number.
struct GroupedDigits {
    std::string typed, rest;
};
GroupedDigits grouped_account(std::string_view digits);

// What is owed: one line each while they are few, else what is late in one line and the rest in another.
std::vector<OwedLine> owed_lines(const core::AccountDue& due, core::Date today, const core::Texts& texts);

// What a posted payment relieved, and last what it left as credit.
std::vector<OwedLine> relieved_lines(const core::PaymentPosted& fact, const core::Texts& texts);

// Whole seconds that are still to come: 12.1 s are 13.
std::int64_t seconds_left(std::int64_t milliseconds);

}  // namespace kiosk
