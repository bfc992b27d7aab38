#pragma once

#include <filesystem>
#include <string_view>

#include "core/base/problem.h"

namespace core {

// Writes a file of mode 0600 whole, or leaves what was there, also over a power cut. Problems:
// file_unwritable.
Done write_private_file(const std::filesystem::path& file, std::string_view content);

// Problems: file_unreadable.
Result<std::string> read_whole_file(const std::filesystem::path& file);

}  // namespace core
