#pragma once

#include <string_view>

namespace core {

// 1 to 16 letters, digits and dashes: it becomes part of receipt numbers, file names, certificates and the
// name of a database role.
bool is_station_name(std::string_view name);

}  // namespace core
