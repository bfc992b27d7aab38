#pragma once

#include "core/counter/act.h"
#include "core/facts/refund_facts.h"
#include "core/store/station/correction_reader.h"

namespace core {

struct RefundRequest {
    std::string account;
    Money amount;
    std::string payee;  // empty: the account's holder
};

// Asks for a city check over credit of an account. Refusals, in order: money_not_positive, account_*,
// day_not_open, unknown_account, amount_exceeds (more than the credit), not_eligible (less than the
// policy refunds), refund_too_early (brought by checks the bank may still return), those of authorize (a
// second person above the limit).
Result<RefundRequested> request_refund(const Counter& counter, const RefundRequest& request, const Act& act);

// Journals that the city's check was written. Refusals: unknown_reject, state_wrong (paid before),
// tender_reference_missing, day_not_open, those of authorize.
Result<RefundPaid> pay_refund(const Counter& counter, const std::string& refund, const std::string& check,
                              const Act& act);

}  // namespace core
