#pragma once

#include <vector>

#include "core/counter/head_office.h"
#include "core/ports/bill_scanner.h"
#include "core/ports/cash_drawer.h"
#include "core/ports/note_acceptor.h"
#include "core/ports/receipt_printer.h"
#include "core/scan/biller_directory.h"
#include "core/texts/texts.h"

namespace kiosk {

// What a kiosk is given beside its counter: all of it outlives the flow.

struct KioskSetup {
    const std::vector<core::Texts>& languages;  // at least one; a visit begins in the first
    const core::BillerDirectory& billers;
    std::vector<core::Money> notes;  // that the acceptor takes, for the customer to read
    core::HeadOfficeMail* office = nullptr;
};

// Null: this kiosk has none. Whoever wires them steps them before the flow.
struct KioskDevices {
    core::ReceiptPrinter* printer = nullptr;
    core::CashDrawer* drawer = nullptr;
    core::BillScanner* scanner = nullptr;
    core::NoteAcceptor* acceptor = nullptr;
};

}  // namespace kiosk
