#pragma once

#include "core/counter/act.h"
#include "core/store/station/people_reader.h"

namespace core {

// The fact that puts a policy in force, with the hash of its text. The text is checked first. Problems:
// policy_invalid, naming `file`, line and rule.
Result<PolicySet> policy_fact(const std::string& file, const std::string& text);

// The same of a policy that the program carries, by its own name or its file's. Problems: unknown_policy.
Result<PolicySet> carried_policy(const std::string& name);

// The policy that an entry put in force, read from the entry's text, so that any decision since can be
// explained again; from the program where an old journal holds only the name. Problems: storage_corrupt when
// text and hash differ, policy_invalid.
Result<Policy> policy_of(const PolicyOnRecord& record);

// The policy a station runs on, with the station's office. Problems: those of policy_of, storage_*.
Result<Policy> policy_in_force(StationReader reader);

// Puts a policy in force from the next act on. Problems, in order: policy_invalid, those of authorize,
// state_wrong (a drawer is open, it is in force already, or nobody here would be left who may set people, set
// a policy or approve).
Result<Entry> set_policy(const Counter& counter, const PolicySet& policy, const Act& act);

}  // namespace core
