#pragma once

#include <filesystem>
#include <string_view>

#include "core/scan/biller_directory.h"

namespace core {

// Reads a file of billers (assets/billers/demo.toml shows all it may hold). Fields lie within the line and do
// not overlap. Problem: policy_invalid, with file, line and rule.
Result<BillerDirectory> parse_billers(std::string_view file_name, std::string_view text);

// The billers of a station: those of billers.toml in its folder when there is one, otherwise the built-in
// ones. Problems: file_unreadable, policy_invalid.
Result<BillerDirectory> billers_of_station(const std::filesystem::path& folder);

}  // namespace core
