#pragma once

#include "core/counter/act.h"

namespace core {

// The role of a person who works here no longer.
inline constexpr std::string_view no_role = "none";

// Adds a person or changes role and PIN; an empty hash keeps the PIN there is. Until somebody may set people,
// whoever installs the station does. Problems, in order: usage, unknown_role, those of check_person,
// approval_own_act (nobody changes their own role), pin_malformed (a real station's person needs a PIN),
// state_wrong (nobody would be left who may set people).
Result<Entry> set_person(const Counter& counter, const Act& act, const Person& person);

// Problems: unknown_person, and those of set_person.
Result<Entry> remove_person(const Counter& counter, const Act& act, const std::string& name);

// A new PIN, which also unlocks: one's own with the present PIN, anybody's with the right to set people.
// Problems: unknown_person, those of check_person, pin_malformed.
Result<Entry> set_pin(const Counter& counter, const Act& act, const std::string& name,
                      const std::string& new_pin);

// The small-office exception: on the open business date who takes money may correct. It needs a second person
// where another could approve, and stands on the day's Z. Problems: day_not_open, state_wrong, those of
// authorize.
Result<Entry> except_day(const Counter& counter, const Act& act);

}  // namespace core
