#pragma once

#include <memory>
#include <optional>

#include "core/base/clock.h"
#include "core/ports/bill_scanner.h"
#include "core/ports/cash_drawer.h"
#include "core/ports/customer_display.h"
#include "core/ports/note_acceptor.h"
#include "core/ports/receipt_printer.h"
#include "devices/receipt_printer/receipt_printer_device.h"

namespace kiosk {

// The devices of one station, stepped by its loop.
class StationDevices {
  public:
    virtual ~StationDevices() = default;
    virtual void step(core::Instant now) = 0;
    virtual core::ReceiptPrinter& printer() = 0;
    virtual core::CashDrawer& drawer() = 0;
    virtual core::BillScanner& scanner() = 0;
    virtual core::NoteAcceptor& acceptor() = 0;
    virtual core::CustomerDisplay* display() = 0;  // null: the station has none
    virtual devices::PrinterFacts printer_facts() const = 0;
    // The raw level of the drawer's switch, for calibrating it; nothing while none is reported.
    virtual std::optional<bool> drawer_pin_high() const = 0;
};

// The notes that the counter knows.
std::vector<core::Money> us_notes();

}  // namespace kiosk
