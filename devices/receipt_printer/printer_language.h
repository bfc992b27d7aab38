#pragma once

#include <optional>

#include "devices/port/device_identity.h"

namespace devices {

enum class PrinterLanguage { escpos, star, star_graphics };

// The language a printer speaks, as far as its identity tells, in this order:
//
//   its own word (IEEE 1284, CMD:)  "ESC/POS", "EPSON" | "STAR", "StarPRNT", "StarLine"
//   vendor 0519 (Star)              TSP100 to TSP100III by name: pictures only; BSC10: ESC/POS; all others
//   Star
//
// A TSP100 says "STAR" like the others, so its name counts before its word. Empty: nothing tells.
std::optional<PrinterLanguage> language_of(const DeviceIdentity& identity);

}  // namespace devices
