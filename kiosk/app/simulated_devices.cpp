#include "kiosk/app/simulated_devices.h"

namespace kiosk {

SimulatedDevices::SimulatedDevices()
    : printer_port(virtual_printer),
      scanner_port(virtual_scanner),
      acceptor_port(virtual_acceptor),
      display_port(virtual_display),
      printer_(printer_port, {}),
      scanner_(scanner_port),
      acceptor_(acceptor_port, us_notes()),
      display_(display_port) {}

void SimulatedDevices::step(core::Instant now) {
    printer_.step(now);
    scanner_.step(now);
    acceptor_.step(now);
    display_.step(now);
}

}  // namespace kiosk
