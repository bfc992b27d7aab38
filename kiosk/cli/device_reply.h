#pragma once

#include <vector>

#include "core/ports/bill_scanner.h"
#include "core/ports/receipt_printer.h"
#include "devices/drawer_calibration/drawer_calibration.h"
#include "devices/usb/usb_list.h"
#include "kiosk/app/device_survey.h"
#include "kiosk/cli/command_context.h"

namespace kiosk {

// What the `devices` commands answer. Of the connected devices those in no role are listed after the others.
Reply devices_reply(const std::vector<SurveyedDevice>& devices,
                    const std::vector<devices::UsbListing>& connected);
Reply setting_reply(DeviceRole role, const DeviceSetting& setting);

// Problems: device_failed when the page did not come out, with what is wrong; an outcome that nobody can tell
// is a reply, because the person at the printer can.
core::Result<Reply> print_trial_reply(const std::string& printer, const core::PrintJob& job);
// What the person at the drawer reads while it is calibrated, and what was found out. Problem: device_failed.
std::string_view sentence_for(devices::DrawerCalibrationPrompt prompt);
core::Result<DrawerSwitch> drawer_switch_of(devices::DrawerCalibrationResult result);

std::string in_words(std::string_view name);  // "paper_out" as "paper out"
Reply scan_trial_reply(const core::ScannedCode& code);

}  // namespace kiosk
