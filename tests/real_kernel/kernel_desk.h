#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/ports/printed_document.h"
#include "devices/escpos/escpos_printer.h"
#include "devices/hid_pos/hid_pos_scanner.h"
#include "devices/usb/usb_port.h"

namespace test {

// A printer and a scanner as the program drives them, over the real libusb, kernel and clock. The one place
// here that makes the program's objects.
struct KernelDesk {
    std::unique_ptr<devices::UsbBus> bus;
    std::unique_ptr<devices::UsbPort> printer_port;
    std::unique_ptr<devices::UsbPort> scanner_port;
    std::unique_ptr<devices::EscposPrinter> printer;
    std::unique_ptr<devices::HidPosScanner> scanner;

    KernelDesk();

    void turn();
    bool turn_until(const std::function<bool()>& wanted);
    bool turn_until(core::PrintState state);
    bool turn_until_printer(core::PrinterCondition condition);
    bool turn_until_scanner(core::ScannerCondition condition);
    bool turn_until_ready();  // the printer, and what it can prove is known
    void turn_for(core::Milliseconds time);
    std::optional<core::ScannedCode> next_scan();
};

core::PrintedDocument receipt(int lines);  // "Line 1", "Line 2" and so on

}  // namespace test
