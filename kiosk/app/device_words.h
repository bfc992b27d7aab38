#pragma once

#include <string_view>

#include "core/base/problem.h"
#include "devices/port/device_identity.h"

namespace kiosk {

// The words in which a technician says what a device is for and how it is set: of the command line and of the
// file `devices.json`.

enum class DeviceRole { printer, drawer, scanner, acceptor, display };
enum class PrinterLanguage { automatic, escpos, star };
enum class ScannerMode { hid_pos, keyboard, serial };
enum class DeviceCable { automatic, usb, printer, none };  // where a drawer or display is connected
enum class DrawerSwitch { not_calibrated, low_is_open, high_is_open, none };

std::string_view name_of(DeviceRole role);
std::string_view name_of(PrinterLanguage language);
std::string_view name_of(ScannerMode mode);
std::string_view name_of(DeviceCable cable);
std::string_view name_of(DrawerSwitch drawer_switch);
core::Result<DeviceRole> device_role(std::string_view name);
core::Result<PrinterLanguage> printer_language(std::string_view name);
core::Result<ScannerMode> scanner_mode(std::string_view name);
core::Result<DeviceCable> device_cable(std::string_view name);
core::Result<DrawerSwitch> drawer_switch(std::string_view name);

// "04b8:0202", "J0001" as a serial number, or "1-4.2" as a socket: the device a person means.
// Problems: usage.
core::Result<devices::DeviceIdentity> wanted_device(std::string_view words);

}  // namespace kiosk
