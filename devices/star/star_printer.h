#pragma once

#include "devices/printing/printer_driver.h"
#include "devices/star/star_dialect.h"

namespace devices {

struct StarPrinterOptions {
    PaperProfile paper = {};
    PrintLimits limits = {};
    SensorPolarity sensor_polarity = SensorPolarity::low_is_open;
    bool sensor_known_to_work = false;  // the till was calibrated
};

// A receipt printer that is known to speak Star Line mode or StarPRNT.
class StarPrinter : public PrinterDriver {
  public:
    StarPrinter(BytePort& port, const StarPrinterOptions& options)
        : PrinterDriver(port, {.limits = options.limits,
                               .sensor_polarity = options.sensor_polarity,
                               .sensor_known_to_work = options.sensor_known_to_work}),
          star_(StarKind::text, options.paper) {}

  private:
    PrinterDialect& dialect_for(const DeviceIdentity&) override { return star_; }

    StarDialect star_;
};

}  // namespace devices
