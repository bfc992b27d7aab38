#include "kiosk/app/simulated_devices.h"

namespace kiosk {

SimulatedDevices::SimulatedDevices(std::optional<CableRecording> recording)
    : printer_port(virtual_printer),
      scanner_port(virtual_scanner),
      acceptor_port(virtual_acceptor),
      display_port(virtual_display),
      recorder_(std::move(recording)),
      printer_(recorder_.before(DeviceRole::printer, printer_port), {}),
      scanner_(recorder_.before(DeviceRole::scanner, scanner_port)),
      acceptor_(recorder_.before(DeviceRole::acceptor, acceptor_port), us_notes()),
      display_(recorder_.before(DeviceRole::display, display_port)) {}

void SimulatedDevices::step(core::Instant now) {
    printer_.step(now);
    scanner_.step(now);
    acceptor_.step(now);
    display_.step(now);
}

}  // namespace kiosk
