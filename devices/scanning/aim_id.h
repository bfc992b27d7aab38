#pragma once

#include <string>
#include <string_view>

#include "core/ports/bill_scanner.h"

namespace devices {

// Whether the text is an AIM identifier of a symbology: "]C1" (ISO/IEC 15424).
bool is_aim_id(std::string_view text);

// A code whose text may begin with its AIM identifier, as scanners send it that have no field for it.
core::ScannedCode code_from_text(std::string text);

}  // namespace devices
