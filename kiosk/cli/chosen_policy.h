#pragma once

#include <string>

#include "core/base/problem.h"
#include "core/facts/people_facts.h"

namespace kiosk {

// The policy that a person names: one that the program carries, or a file with a "/" or ".toml" in its name.
// Problems: unknown_policy, file_unreadable, policy_invalid.
core::Result<core::PolicySet> chosen_policy(const std::string& name_or_file);

}  // namespace kiosk
