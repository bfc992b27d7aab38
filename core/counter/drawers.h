#pragma once

#include "core/counter/act.h"
#include "core/facts/drawer_facts.h"
#include "core/reports/session_report.h"

namespace core {

// Opens a drawer (or fits a cassette) with its counted float. Refusals: unknown_person ..., day_not_open,
// drawer_already_open.
Result<DrawerOpened> open_drawer(const Counter& counter, Money float_total, const CashCount& count,
                                 const Act& act);

// Saves a blind count. Every tender type that the policy requires must be given; the others count as none
// when they are left out. A recount is an entry of its own beside the first. Refusals: drawer_not_open,
// count_incomplete, count_attempts_used.
Result<DrawerCounted> count_drawer(const Counter& counter, MoneyByTender counted, const CashCount& cash,
                                   const Act& act);

// Closes a counted session: posts the variance, returns the float, hands the rest over for deposit and writes
// the Z. Local and of constant time; nothing outside the station can make it fail. A difference needs a
// reason and a second person. Refusals: drawer_not_open, drawer_not_counted, reason_missing, approval_*.
Result<DrawerClosed> close_drawer(const Counter& counter, const Act& act);

}  // namespace core
