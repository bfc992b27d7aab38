#include "kiosk/app/device_options.h"

#include <fmt/format.h>

#include "devices/keyboard_scanner/keyboard_layout.h"

namespace kiosk {

namespace {

devices::UsbRole role_of(DeviceRole role) {
    switch (role) {
        case DeviceRole::printer:
            return devices::UsbRole::printer;
        case DeviceRole::drawer:
            return devices::UsbRole::drawer;
        case DeviceRole::scanner:
            return devices::UsbRole::scanner;
        case DeviceRole::acceptor:
            return devices::UsbRole::acceptor;
        case DeviceRole::display:
            return devices::UsbRole::display;
    }
    return devices::UsbRole::none;
}

devices::UsbLink link_of(ScannerMode mode) {
    switch (mode) {
        case ScannerMode::hid_pos:
            return devices::UsbLink::hid;
        case ScannerMode::keyboard:
            return devices::UsbLink::keyboard;
        case ScannerMode::serial:
            return devices::UsbLink::serial;
    }
    return devices::UsbLink::hid;
}

devices::UsbLink link_of(DeviceRole role, const DeviceSetting& setting) {
    switch (role) {
        case DeviceRole::printer:
            return devices::UsbLink::printer;
        case DeviceRole::drawer:
            return devices::UsbLink::hid;
        case DeviceRole::scanner:
            return link_of(setting.mode);
        case DeviceRole::acceptor:
        case DeviceRole::display:
            return devices::UsbLink::serial;
    }
    return devices::UsbLink::none;
}

}  // namespace

devices::ReceiptPrinterOptions printer_options(const DeviceSettings& settings) {
    const DeviceSetting& printer = settings.printer;
    const DeviceSetting& drawer = settings.drawer;
    devices::ReceiptPrinterOptions options;
    options.paper_by_model = printer.columns == 0;
    if (printer.columns > 0) options.paper.columns = static_cast<std::size_t>(printer.columns);
    if (printer.language == PrinterLanguage::star)
        options.language_when_unknown = devices::PrinterLanguage::star;
    if (drawer.drawer_pin == 5) options.drawer_pin = devices::escpos::DrawerPin::pin_5;
    if (drawer.drawer_switch == DrawerSwitch::high_is_open)
        options.sensor_polarity = devices::SensorPolarity::high_is_open;
    options.sensor_known_to_work = drawer.drawer_switch == DrawerSwitch::low_is_open ||
                                   drawer.drawer_switch == DrawerSwitch::high_is_open;
    return options;
}

devices::UsbPortOptions port_options(const DeviceSettings& settings, DeviceRole role) {
    const DeviceSetting& setting = settings.of(role);
    devices::UsbPortOptions options{
        .role = role_of(role), .link = link_of(role, setting), .wanted = setting.wanted};
    options.line.baud = static_cast<std::uint32_t>(setting.baud);
    if (role == DeviceRole::acceptor) options.line.stop_bits = devices::SerialStopBits::two;  // GA138
    return options;
}

core::Done check_device_settings(const DeviceSettings& settings) {
    const auto invalid = [](const char* what) {
        return core::problem(core::ProblemCode::devices_invalid, what);
    };
    if (settings.drawer.cable == DeviceCable::none)
        return invalid("a drawer cannot be switched off here; its cable is auto, printer or usb");
    if (settings.display.cable == DeviceCable::printer)
        return invalid("a display behind the printer is not driven yet; its cable is usb or none");
    const DeviceSetting& scanner = settings.scanner;
    const bool is_named = scanner.wanted.vendor != 0;
    if (scanner.mode == ScannerMode::keyboard && !is_named)
        return invalid("a scanner in keyboard mode has to be named by its id, so that no keyboard is taken");
    if (scanner.mode == ScannerMode::keyboard && devices::keyboard_layout(scanner.layout) == nullptr)
        return invalid("the scanner's layout is not one of us, uk, german, spanish, french");
    return {};
}

}  // namespace kiosk
