#pragma once

#include <string>
#include <vector>

#include "kiosk/app/device_settings.h"
#include "kiosk/app/station_devices.h"

namespace kiosk {

// One of the station's devices, as a technician wants to know it.
struct SurveyedDevice {
    DeviceRole role = DeviceRole::printer;
    std::string name;      // "EPSON TM-T88V (serial J0001)"
    std::string state;     // "ready", "paper_out", "unplugged" ...
    bool works = false;    // it could serve a customer now
    std::string language;  // printer
    std::string firmware;
    std::string proves;  // what it can prove, in words
};

// Steps the devices until they have said what they can, at most `time_max` of the clock, and lists them.
std::vector<SurveyedDevice> survey(StationDevices& devices, const DeviceSettings& settings,
                                   core::Clock& clock, core::Milliseconds time_max);

std::string_view name_of(core::ScannerCondition condition);

}  // namespace kiosk
