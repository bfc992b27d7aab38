#include "tests/real_kernel/kernel_desk.h"

#include "core/base/ensure.h"
#include "tests/real_kernel/kernel_files.h"

namespace test {

KernelDesk::KernelDesk() {
    auto opened = devices::UsbBus::open();
    core::ensure(opened.has_value(), "libusb works here");
    bus = std::move(*opened);
    printer_port =
        std::make_unique<devices::UsbPort>(*bus, devices::UsbPortOptions{.role = devices::UsbRole::printer});
    scanner_port =
        std::make_unique<devices::UsbPort>(*bus, devices::UsbPortOptions{.role = devices::UsbRole::scanner});
    printer = std::make_unique<devices::EscposPrinter>(*printer_port, devices::EscposPrinterOptions{});
    scanner = std::make_unique<devices::HidPosScanner>(*scanner_port);
}

void KernelDesk::turn() {
    printer->step(instant());
    scanner->step(instant());
}

bool KernelDesk::turn_until(const std::function<bool()>& wanted) {
    return eventually([&] {
        turn();
        return wanted();
    });
}

bool KernelDesk::turn_until(core::PrintState state) {
    return turn_until([&] { return printer->job().state == state; });
}

bool KernelDesk::turn_until_printer(core::PrinterCondition condition) {
    return turn_until([&] { return printer->condition() == condition; });
}

bool KernelDesk::turn_until_scanner(core::ScannerCondition condition) {
    return turn_until([&] { return scanner->condition() == condition; });
}

bool KernelDesk::turn_until_ready() {
    return turn_until([&] {
        return printer->condition() == core::PrinterCondition::ready &&
               printer->proof_way() != devices::ProofWay::not_known;
    });
}

void KernelDesk::turn_for(core::Milliseconds time) {
    const core::Instant end = instant() + time;
    turn_until([&] { return instant() >= end; });
}

std::optional<core::ScannedCode> KernelDesk::next_scan() {
    std::optional<core::ScannedCode> code;
    turn_until([&] { return (code = scanner->take_scan()).has_value(); });
    return code;
}

core::PrintedDocument receipt(int lines) {
    core::PrintedDocument document;
    for (int line = 1; line <= lines; ++line) {
        document.blocks.push_back(
            core::PrintedPair{.label = "Line " + std::to_string(line), .figure = "1.00"});
    }
    return document;
}

}  // namespace test
