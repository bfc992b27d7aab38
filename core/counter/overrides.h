#pragma once

#include <optional>

#include "core/counter/guards.h"

namespace core {

// By which right a person lets a payment pass that `stop` stopped; the request then names it in its
// overrides. Nothing: it is none of these stops, or nobody may. Cash that must be reported needs its payor.
std::optional<Right> right_to_pass(ProblemCode stop, const std::string& payor);

// Lets a payment go on, or says what stops it: flags of the accounts, "paid in full" on a check, then the
// guards. A person passes what the request overrides, with a reason, by right or by a second person; what was
// passed and what was only said is written into the fact. Notes of an acceptor are in the machine already:
// there, everything is only said. Problems: account_refused, account_needs_supervisor, check_paid_in_full,
// those of raised_guards, reason_missing, approval_*, wrong_role (of the second person).
Done decide_stops(const Counter& counter, const Act& act, const PaymentInView& view, PaymentPosted& fact);

}  // namespace core
