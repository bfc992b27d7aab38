#pragma once

#include "core/counter/act.h"
#include "core/facts/drawer_move_facts.h"

namespace core {

// Opens a drawer (or fits a cassette) with its counted float. A person has at most one open drawer, a kiosk
// one cassette. A float that is not what the last close left needs a reason and stands on record; it never
// blocks, and belongs to the session before. Refusals: unknown_person ..., money_not_positive, day_not_open,
// drawer_already_open, reason_missing, approval_* (where a second person is named).
Result<DrawerOpened> open_drawer(const Counter& counter, Money float_total, const CashCount& count,
                                 const Act& act);

// Begins a count: until it is saved, no payment is taken in this drawer and no expected figure is shown at
// the station. Refusals: those of session_in_charge, count_under_way, count_attempts_used.
Result<CountBegun> begin_count(const Counter& counter, const Act& act);

// Saves a blind count. Every tender type that the policy requires must be given; the others count as none
// when they are left out. A recount is an entry of its own beside the first. Refusals: those of
// session_in_charge, count_incomplete, money_not_positive, count_attempts_used.
Result<DrawerCounted> count_drawer(const Counter& counter, MoneyByTender counted, const CashCount& cash,
                                   const Act& act);

// A surprise count by somebody who does not own the drawer. Nothing moves; the answer is for the auditor.
// Refusals: those of named_session, unknown_person ..., approval_own_act, count_under_way.
Result<DrawerAudited> audit_drawer(const Counter& counter, const MoneyByTender& counted,
                                   const CashCount& cash, const Act& act);

// May this person see now what a drawer should hold? While a count is under way at the station nobody may,
// if the policy hides it. Refusals: blind_count, unknown_person, wrong_role.
Done check_may_see_expected(StationReader reader, const Policy& policy, const std::string& person);

}  // namespace core
