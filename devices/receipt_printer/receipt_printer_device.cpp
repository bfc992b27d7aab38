#include "devices/receipt_printer/receipt_printer_device.h"

#include "devices/printing/printer_profiles.h"

namespace devices {

ReceiptPrinterDevice::ReceiptPrinterDevice(BytePort& port, const ReceiptPrinterOptions& options)
    : PrinterDriver(port, {.limits = options.limits,
                           .sensor_polarity = options.sensor_polarity,
                           .sensor_known_to_work = options.sensor_known_to_work}),
      language_when_unknown_(options.language_when_unknown),
      paper_by_model_(options.paper_by_model),
      escpos_(options.paper, options.drawer_pin),
      star_(StarKind::text, options.paper),
      star_graphics_(StarKind::graphics, options.paper) {}

PrinterDialect& ReceiptPrinterDevice::dialect_for(const DeviceIdentity& identity) {
    switch (language_of(identity).value_or(language_when_unknown_)) {
        case PrinterLanguage::escpos:
            if (paper_by_model_) escpos_.use_paper(profile_for(identity));
            return escpos_;
        case PrinterLanguage::star:
            return star_;
        case PrinterLanguage::star_graphics:
            return star_graphics_;
    }
    return escpos_;
}

}  // namespace devices
