#pragma once

#include <string>

#include "core/counter/act.h"

namespace core {

// Two people sign for money that changes hands: who does it, with `right`, and `act.approved_by`, who may be
// anyone with a right to handle money. Gives the act with its person filled in. Problems: those of authorize,
// approval_missing, second_person_is_first, those of check_person.
Result<Act> authorize_with_second(const Counter& counter, const Act& act, Right right);

}  // namespace core
