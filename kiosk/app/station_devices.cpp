#include "kiosk/app/station_devices.h"

namespace kiosk {

namespace {

std::vector<core::Money> us_notes() {
    std::vector<core::Money> notes;
    for (const int dollars : {1, 5, 10, 20, 50, 100}) notes.push_back(core::Money::from_cents(100 * dollars));
    return notes;
}

}  // namespace

core::Result<std::unique_ptr<UsbDevices>> UsbDevices::open() {
    auto bus = devices::UsbBus::open();
    if (!bus) return tl::unexpected(bus.error());
    return std::unique_ptr<UsbDevices>(new UsbDevices(std::move(*bus)));
}

UsbDevices::UsbDevices(std::unique_ptr<devices::UsbBus> bus)
    : bus_(std::move(bus)),
      printer_port_(*bus_, {.role = devices::UsbRole::printer}),
      scanner_port_(*bus_, {.role = devices::UsbRole::scanner}),
      printer_(printer_port_, {}),
      scanner_(scanner_port_) {}

void UsbDevices::step(core::Instant now) {
    printer_.step(now);
    scanner_.step(now);
}

SimulatedDevices::SimulatedDevices()
    : note_acceptor(us_notes()),
      printer_port(virtual_printer),
      scanner_port(virtual_scanner),
      printer_(printer_port, {}),
      scanner_(scanner_port) {}

void SimulatedDevices::step(core::Instant now) {
    printer_.step(now);
    scanner_.step(now);
    note_acceptor.step(now);
}

}  // namespace kiosk
