#pragma once

#include "devices/receipt_printer/receipt_printer_device.h"
#include "devices/usb/usb_port.h"
#include "kiosk/app/device_settings.h"

namespace kiosk {

// What a station's settings mean to its drivers and ports.
devices::ReceiptPrinterOptions printer_options(const DeviceSettings& settings);
devices::UsbPortOptions port_options(const DeviceSettings& settings, DeviceRole role);

// That the settings can be obeyed: a scanner in keyboard or serial mode is named by its id, because no such
// device is taken on a guess, and its layout is known. Problems: devices_invalid.
core::Done check_device_settings(const DeviceSettings& settings);

}  // namespace kiosk
