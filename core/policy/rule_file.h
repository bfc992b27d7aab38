#pragma once

#include <functional>
#include <string_view>

#include "core/policy/policy_reader.h"

namespace core {

// Parses a TOML file and lets `read` take what it knows; whatever nobody asked for is complained about.
// Problem: policy_invalid, with file, line and rule.
Done read_rule_file(std::string_view file_name, std::string_view text,
                    const std::function<void(PolicyReader&)>& read);

}  // namespace core
