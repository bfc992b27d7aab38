#pragma once

#include "devices/escpos/escpos_dialect.h"
#include "devices/printing/printer_driver.h"

namespace devices {

struct EscposPrinterOptions {
    PaperProfile paper = {};
    PrintLimits limits = {};
    escpos::DrawerPin drawer_pin = escpos::DrawerPin::pin_2;
    SensorPolarity sensor_polarity = SensorPolarity::low_is_open;
    bool sensor_known_to_work = false;  // the till was calibrated
};

// A receipt printer that is known to speak ESC/POS.
class EscposPrinter : public PrinterDriver {
  public:
    EscposPrinter(BytePort& port, const EscposPrinterOptions& options)
        : PrinterDriver(port, {.limits = options.limits,
                               .sensor_polarity = options.sensor_polarity,
                               .sensor_known_to_work = options.sensor_known_to_work}),
          escpos_(options.paper, options.drawer_pin) {}

  private:
    PrinterDialect& dialect_for(const DeviceIdentity&) override { return escpos_; }

    EscposDialect escpos_;
};

}  // namespace devices
