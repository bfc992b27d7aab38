#pragma once

#include "core/counter/act.h"
#include "core/facts/drawer_move_facts.h"

namespace core {

// Money into or out of a drawer without a payment; `amounts` may leave out what the pieces say already.
struct CashMoveRequest {
    CashMoveKind kind = CashMoveKind::pay_in;
    MoneyByTender amounts = {};
    CashCount pieces_in = {};
    CashCount pieces_out = {};
    bool with_vault = false;
    std::string bag = {};
    std::string received_by = {};  // a drop or turn-in; their PIN stands as the act's approve_pin
};

// Journals a pay-in, pay-out, drop, turn-in or exchange. Refusals, in order: those of working_session,
// unknown_person ..., reason_missing and approval_* (pay-in and pay-out; the second person above the policy's
// limit), usage (no bag), second_person_is_first and those of check_person about the receiver,
// exchange_differs, money_not_positive, count_malformed, not_enough_cash, bag_used.
Result<CashMoved> move_cash(const Counter& counter, const CashMoveRequest& request, const Act& act);

// The drawer is opened without a payment. Refusals: those of working_session, unknown_person ...,
// reason_missing.
Result<NoSale> open_without_sale(const Counter& counter, const Act& act);

// What the drawer holds in cash by the books. For guards, not for the eyes of whoever counts it.
Result<Money> cash_in_drawer(StationReader reader, const SessionRow& session);

// How that stands to the policy's ceilings.
enum class CashCeiling { within, warn, locked_out };
CashCeiling cash_ceiling(const Policy& policy, Money cash);

}  // namespace core
