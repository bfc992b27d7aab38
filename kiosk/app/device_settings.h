#pragma once

#include <filesystem>
#include <string>

#include "kiosk/app/device_words.h"

namespace kiosk {

// Which device serves in one role at this station, and how it is set. `wanted` narrows the choice by the
// fields that are set (vendor, product, serial, path); nothing set takes whatever fits the role.
struct DeviceSetting {
    devices::DeviceIdentity wanted = {};
    DeviceCable cable = DeviceCable::automatic;                 // drawer, display
    PrinterLanguage language = PrinterLanguage::automatic;      // printer
    int columns = 0;                                            // printer; 0: its model's
    int drawer_pin = 2;                                         // drawer on the printer: 2 or 5
    DrawerSwitch drawer_switch = DrawerSwitch::not_calibrated;  // drawer
    ScannerMode mode = ScannerMode::hid_pos;                    // scanner
    std::string layout = "us";                                  // scanner in keyboard mode: how it is set
    int baud = 9600;                                            // scanner, acceptor, display on a serial line

    friend bool operator==(const DeviceSetting&, const DeviceSetting&) = default;
};

// The devices of a station: `devices.json` in its folder, written by `paydesk devices`. No money, no rights:
// a station without the file takes the first device that fits each role.
struct DeviceSettings {
    DeviceSetting printer, drawer, scanner, acceptor, display;

    DeviceSetting& of(DeviceRole role);
    const DeviceSetting& of(DeviceRole role) const;

    friend bool operator==(const DeviceSettings&, const DeviceSettings&) = default;
};

// Problems: devices_invalid (names the key), file_unreadable, file_unwritable. A missing file is no problem.
core::Result<DeviceSettings> load_device_settings(const std::filesystem::path& station_folder);
core::Done save_device_settings(const DeviceSettings& settings, const std::filesystem::path& station_folder);

}  // namespace kiosk
