#pragma once

#include <array>

#include "devices/escpos/status_decoder.h"
#include "devices/printing/printer_status.h"

namespace devices {

// What the bits of an ESC/POS printer's reports mean, in either form (tables in the README of this folder).
PrinterStatus status_of(const AutomaticStatus& report);
PrinterStatus status_of(const std::array<RealTimeReply, 4>& replies);  // to DLE EOT 1, 2, 3, 4

}  // namespace devices
