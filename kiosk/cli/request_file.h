#pragma once

#include <string>

#include "core/base/problem.h"

namespace kiosk {

// A payment's JSON from a file, or with "-" from standard input. Problems: file_unreadable,
// payment_malformed.
core::Result<std::string> read_request(const std::string& file);

}  // namespace kiosk
