#pragma once

#include <optional>

#include "core/counter/act.h"
#include "core/facts/drawer_move_facts.h"

namespace core {

// How the counted cash was parted. What is not given is not recorded by pieces; the amounts follow from the
// count in any case.
struct CashParted {
    std::optional<Money> float_total = {};
    CashCount float_pieces = {};
    CashCount turned_in = {};  // without the bags in the safe
};

// Closes a counted session: posts the variance, returns the float, hands the rest and the drops over for
// deposit and writes the Z. Local and of constant time; nothing outside the station can make it fail. A
// difference needs a reason and a second person above the policy's limits; after the last count only somebody
// who may force a close closes it, as person or as the second, and is named on the Z. Refusals: those of
// session_in_charge, drawer_not_counted, count_under_way, reason_missing, approval_*, count_attempts_used,
// deposit_differs.
Result<DrawerClosed> close_drawer(const Counter& counter, const Act& act, const CashParted& parted = {});

// Goes on with a counted or closed session. Its earlier Z stays; the next close refers to it. Refusals:
// unknown_session, unknown_person ..., reason_missing, approval_*, drawer_already_open, day_not_open,
// session_deposited.
Result<DrawerReopened> reopen_drawer(const Counter& counter, const std::string& session, const Act& act);

}  // namespace core
