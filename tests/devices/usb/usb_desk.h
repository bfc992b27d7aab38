#pragma once

#include "devices/escpos/escpos_printer.h"
#include "devices/hid_pos/hid_pos_scanner.h"
#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "tests/devices/usb/usb_bench.h"

namespace test {

// A printer and a scanner in one test bed, driven by the program's own drivers over the real libusb.
struct UsbDesk : UsbBench {
    devices::VirtualPrinter printer_inside;
    devices::VirtualScanner scanner_inside;
    UsbMock printer_mock;
    UsbMock scanner_mock{
        testbed, scanner_inside, {.device = 5, .port = "1-5", .kind = UsbMockKind::hid_scanner}};
    std::unique_ptr<devices::UsbPort> printer_port;
    std::unique_ptr<devices::UsbPort> scanner_port;
    std::unique_ptr<devices::EscposPrinter> printer;
    std::unique_ptr<devices::HidPosScanner> scanner;

    explicit UsbDesk(devices::VirtualPrinterModel model = {}, UsbMockKind kind = UsbMockKind::printer)
        : printer_inside(std::move(model)), printer_mock(testbed, printer_inside, {.kind = kind}) {}

    void open() {
        open_bus();
        printer_port = std::make_unique<devices::UsbPort>(
            *bus, devices::UsbPortOptions{.role = devices::UsbRole::printer});
        scanner_port = std::make_unique<devices::UsbPort>(
            *bus, devices::UsbPortOptions{.role = devices::UsbRole::scanner});
        printer = std::make_unique<devices::EscposPrinter>(*printer_port, devices::EscposPrinterOptions{});
        scanner = std::make_unique<devices::HidPosScanner>(*scanner_port);
        follow(*printer);
        follow(*scanner);
    }

    using UsbBench::turn_until;
    bool turn_until(core::PrintState state) {
        return turn_until([&] { return printer->job().state == state; });
    }
    bool turn_until(core::PrinterCondition condition) {
        return turn_until([&] { return printer->condition() == condition; });
    }
    bool turn_until_ready() {
        return turn_until([&] {
            return printer->condition() == core::PrinterCondition::ready &&
                   printer->proof_way() != devices::ProofWay::not_known;
        });
    }
    std::string received() {
        const auto locked = printer_mock.lock();
        return printer_inside.received();
    }
};

}  // namespace test
