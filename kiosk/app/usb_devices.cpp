#include "kiosk/app/usb_devices.h"

#include <fmt/format.h>

#include "devices/hid_pos/hid_pos_scanner.h"
#include "devices/keyboard_scanner/keyboard_scanner.h"
#include "devices/serial_scanner/serial_scanner.h"
#include "kiosk/app/device_options.h"

namespace kiosk {

namespace {

std::unique_ptr<core::BillScanner> scanner_on(devices::BytePort& port, const DeviceSetting& setting) {
    switch (setting.mode) {
        case ScannerMode::hid_pos:
            return std::make_unique<devices::HidPosScanner>(port);
        case ScannerMode::keyboard: {
            const devices::KeyboardLayout* layout = devices::keyboard_layout(setting.layout);
            return std::make_unique<devices::KeyboardScanner>(
                port, devices::KeyboardScannerSettings{.layout = layout ? layout : &devices::us_layout()});
        }
        case ScannerMode::serial:
            return std::make_unique<devices::SerialScanner>(port);
    }
    return nullptr;
}

}  // namespace

core::Result<std::unique_ptr<UsbDevices>> UsbDevices::open(const std::filesystem::path& station_folder,
                                                           std::optional<CableRecording> recording) {
    const auto settings = load_device_settings(station_folder);
    if (!settings) return tl::unexpected(settings.error());
    if (const core::Done good = check_device_settings(*settings); !good) return tl::unexpected(good.error());
    auto bus = devices::UsbBus::open();
    if (!bus) return tl::unexpected(bus.error());
    return std::unique_ptr<UsbDevices>(new UsbDevices(std::move(*bus), *settings, std::move(recording)));
}

UsbDevices::UsbDevices(std::unique_ptr<devices::UsbBus> bus, const DeviceSettings& settings,
                       std::optional<CableRecording> recording)
    : bus_(std::move(bus)),
      printer_port_(*bus_, port_options(settings, DeviceRole::printer)),
      scanner_port_(*bus_, port_options(settings, DeviceRole::scanner)),
      acceptor_port_(*bus_, port_options(settings, DeviceRole::acceptor)),
      drawer_port_(*bus_, port_options(settings, DeviceRole::drawer)),
      display_port_(*bus_, port_options(settings, DeviceRole::display)),
      recorder_(std::move(recording)),
      printer_(recorder_.before(DeviceRole::printer, printer_port_), printer_options(settings)),
      scanner_(scanner_on(recorder_.before(DeviceRole::scanner, scanner_port_), settings.scanner)),
      acceptor_(recorder_.before(DeviceRole::acceptor, acceptor_port_), us_notes()) {
    if (settings.drawer.cable == DeviceCable::usb)
        hid_drawer_.emplace(recorder_.before(DeviceRole::drawer, drawer_port_));
    if (settings.display.cable == DeviceCable::usb)
        display_.emplace(recorder_.before(DeviceRole::display, display_port_));
}

void UsbDevices::step(core::Instant now) {
    printer_.step(now);
    scanner_->step(now);
    acceptor_.step(now);
    if (hid_drawer_) hid_drawer_->step(now);
    if (display_) display_->step(now);
}

}  // namespace kiosk
