#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace core {

// One language's sentences by key, "section.name".
using TextTable = std::map<std::string, std::string, std::less<>>;

// Reads a text file: TOML tables of strings. The one place that speaks to toml++; refuses anything but
// strings (texts_invalid, with the line).
Result<TextTable> read_text_table(std::string_view toml, std::string_view file_name);

}  // namespace core
