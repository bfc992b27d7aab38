#pragma once

#include "devices/escpos/escpos_dialect.h"
#include "devices/printing/printer_driver.h"
#include "devices/receipt_printer/printer_language.h"
#include "devices/star/star_dialect.h"

namespace devices {

struct ReceiptPrinterOptions {
    PaperProfile paper = {};
    bool paper_by_model = false;  // ESC/POS: at each connection, what is known of the model, not `paper`
    PrintLimits limits = {};
    escpos::DrawerPin drawer_pin = escpos::DrawerPin::pin_2;  // ESC/POS; Star: always the first drawer
    SensorPolarity sensor_polarity = SensorPolarity::low_is_open;
    bool sensor_known_to_work = false;  // the till was calibrated
    // Most printers speak it, and many of them name neither a language nor a known maker.
    PrinterLanguage language_when_unknown = PrinterLanguage::escpos;
};

// Whatever receipt printer is plugged in: its language is chosen at each connection from what the printer
// says it is, so one may be replaced by another without a restart.
class ReceiptPrinterDevice : public PrinterDriver {
  public:
    ReceiptPrinterDevice(BytePort& port, const ReceiptPrinterOptions& options);

  private:
    PrinterDialect& dialect_for(const DeviceIdentity& identity) override;

    PrinterLanguage language_when_unknown_;
    bool paper_by_model_;
    EscposDialect escpos_;
    StarDialect star_;
    StarDialect star_graphics_;
};

}  // namespace devices
