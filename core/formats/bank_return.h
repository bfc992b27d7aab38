#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/base/money.h"

namespace core {

// Why a bank took a payment back, as far as a rule (fee, cash-only, cure days) may tell reasons apart.
enum class ReturnClass {
    insufficient_funds,
    account_closed,
    stop_payment,
    fraud_or_unauthorized,
    bank_error,
    other,
};

std::string_view name_of(ReturnClass reason);

struct BankReturn {
    std::string_view code;     // "R01" (ACH), "A" (check), or "bank_error" where the clerk has no code
    std::string_view meaning;  // the standard's words
    ReturnClass reason;
    bool may_be_sent_again;  // funds may have come in: ACH R01 and R09 (moov-io/ach docs/returns.md), and
                             // checks returned for the same two reasons, as an RCK entry
};

// Every code of the table, in the standards' order. Sources: ACH return codes, moov-io/ach addenda99.go;
// check return reasons, ANSI X9.100-188-2018 as in moov-io/imagecashletter returnDetail.go. Reserved codes
// are left out. The class is ours.
std::span<const BankReturn> bank_returns();

// Finds what a bank's notice says or what a clerk types, in capitals or not: an ACH code, a check reason of
// one character, or one of nsf, closed, stop, forged, bank_error.
std::optional<BankReturn> bank_return(std::string_view code);

// A paper check sent as an ACH entry: at accounts receivable, back office, point of purchase, or presented
// again after it came back.
enum class CheckEntry { arc, boc, pop, rck };

// The most such an entry may carry: 25,000.00, and 2,500.00 presented again. Source: moov-io/ach batchARC.go,
// batchBOC.go, batchPOP.go, batchRCK.go.
Money limit_of(CheckEntry entry);
bool is_within_limit(CheckEntry entry, Money amount);  // more than zero and not over the limit

}  // namespace core
