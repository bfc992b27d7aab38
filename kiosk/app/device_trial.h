#pragma once

#include <functional>
#include <optional>

#include "devices/drawer_calibration/drawer_calibration.h"
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

// Leads a person through the calibration of the drawer's switch. `ask` shows what to do and, where `wants`
// says so, waits for yes or no.
using AskAtDrawer = std::function<bool(devices::DrawerCalibrationPrompt prompt, bool wants_answer)>;
devices::DrawerCalibrationResult calibrate_drawer(StationDevices& devices, core::Clock& clock,
                                                  const AskAtDrawer& ask);

}  // namespace kiosk
