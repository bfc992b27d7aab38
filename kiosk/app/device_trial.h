#pragma once

#include <optional>

#include "kiosk/app/station_devices.h"

namespace kiosk {

// The page that `paydesk devices test` prints: everything a receipt needs, and that no money stands behind
// it.
core::PrintedDocument printer_test_page(const std::string& printer, core::Moment now);

// Each steps the devices until its question is answered or `time_max` is over.
core::PrintJob try_printer(StationDevices& devices, const core::PrintedDocument& page, core::Clock& clock,
                           core::Milliseconds time_max);
std::optional<core::ScannedCode> try_scanner(StationDevices& devices, core::Clock& clock,
                                             core::Milliseconds time_max);

}  // namespace kiosk
