#include "kiosk/app/simulated_devices.h"

namespace kiosk {

SimulatedDevices::SimulatedDevices()
    : printer_port(virtual_printer),
      scanner_port(virtual_scanner),
      acceptor_port(virtual_acceptor),
      printer_(printer_port, {}),
      scanner_(scanner_port),
      acceptor_(acceptor_port, us_notes()) {}

void SimulatedDevices::step(core::Instant now) {
    printer_.step(now);
    scanner_.step(now);
    acceptor_.step(now);
}

}  // namespace kiosk
