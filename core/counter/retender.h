#pragma once

#include "core/counter/corrections.h"

namespace core {

// What a tender should have been keyed as; the amount stays.
struct RetenderRequest {
    std::string tender;  // "W2-000017/T1"
    TenderType type = TenderType::cash;
    std::string number;
    std::string routing;
    std::string account_last4;
    std::string reference;
    CashCount pieces;  // notes and coins, where it was cash after all
};

// Corrects a tender keyed as the wrong type or number, before its drawer is counted: the drawer's contents,
// the session's figures and what cash it is known to hold follow. Refusals, in order: unknown_tender,
// unknown_payment, already_voided, day_not_open, session_counted, state_wrong (a tender that came back, notes
// of an acceptor, or nothing would change), those of check_tender, change_needs_cash, those of check_paper
// and check_acceptance, count_under_way, handover_pending, those of authorize (a second person where somebody
// else keeps the drawer).
Result<Corrected<PaymentRetendered>> retender(const Counter& counter, const RetenderRequest& request,
                                              const Act& act);

}  // namespace core
