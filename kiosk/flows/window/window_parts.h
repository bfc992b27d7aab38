#pragma once

#include <vector>

#include "core/base/clock.h"
#include "core/counter/act.h"
#include "core/counter/head_office.h"
#include "core/ports/bill_scanner.h"
#include "core/ports/cash_drawer.h"
#include "core/ports/customer_display.h"
#include "core/ports/receipt_printer.h"
#include "core/scan/biller_directory.h"
#include "core/texts/texts.h"

namespace kiosk::window {

// What the clerk window works with. Printer and scanner may be missing; the window says so and goes on.
struct WindowParts {
    core::Counter counter;
    core::IdSource& ids;
    std::vector<core::Texts> languages;  // the first is spoken first
    core::BillerDirectory billers;
    core::ReceiptPrinter* printer = nullptr;
    core::CashDrawer* drawer = nullptr;
    core::BillScanner* scanner = nullptr;
    core::CustomerDisplay* display = nullptr;
    core::HeadOfficeMail* office = nullptr;
};

}  // namespace kiosk::window
