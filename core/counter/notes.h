#pragma once

#include "core/counter/act.h"

namespace core {

// Commits one stacked note as the customer's money, before it may show as credit. Returns what the attempt
// now holds. The same `note` again changes nothing and gives what its attempt holds, so that an unknown
// outcome is simply tried again; an empty one has no such guard. Refused only where there is no cassette for
// it to be in. A note for an attempt that is posted already is held for "<attempt>/late". Problems:
// attempt_reused (the note is on record with another amount), drawer_not_open, storage_*.
Result<Money> hold_note(const Counter& counter, const std::string& attempt, const std::string& account,
                        Money denomination, const std::string& note = {});

}  // namespace core
