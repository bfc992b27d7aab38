#pragma once

#include "core/counter/corrections.h"

namespace core {

// What a bank or processor says about one tender.
struct ReturnNotice {
    std::string tender;  // "W2-000002/T1"
    std::string code;    // ACH or check return code, or nsf, closed, stop, forged, bank_error
    Date advice_date;
    bool waive_fee = false;
};

// Takes back one tender that the bank did not pay: the tenders that stand keep the first allocations, the
// rest re-opens as it was, the payor bears the fee, and so many returned items make payor and bank account
// cash-only. Refusals, in order: unknown_tender, unknown_payment, already_voided, day_not_open,
// not_returnable, already_returned, nothing_standing, unknown_reason_code, date_not_allowed, those of
// authorize (a second person where a waived fee is over the limit).
Result<Corrected<TenderReturned>> return_tender(const Counter& counter, const ReturnNotice& notice,
                                                const Act& act);

// Sends a returned tender to the bank once more: what it had relieved is relieved again, as far as it is
// still owed; the rest becomes credit. Refusals: unknown_tender, unknown_payment, day_not_open, not_returned,
// not_eligible (the policy does not redeposit), those of authorize.
Result<Corrected<TenderRedeposited>> redeposit_tender(const Counter& counter, const std::string& tender,
                                                      const Act& act);

// Takes the fee of a tender's last return off again; a bank's mistake then no longer counts against the
// payor, and what it made cash-only is so no longer. Refusals: unknown_tender, unknown_payment, day_not_open,
// not_returned, nothing_standing (no fee is left and nothing to forgive), those of authorize (a second person
// above the limit).
Result<Corrected<ReturnWaived>> waive_return(const Counter& counter, const std::string& tender,
                                             bool bank_error, const Act& act);

}  // namespace core
