#pragma once

#include <catch2/catch.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>

#include "devices/escpos/escpos_printer.h"
#include "devices/hid_pos/hid_pos_scanner.h"
#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "devices/usb/usb_port.h"
#include "tests/support/usb_mock/usb_mock.h"

namespace test {

// A printer and a scanner in one test bed, driven by the program's own drivers over the real libusb. The
// program's clock is turned by hand: each turn lasts a pretended millisecond however long it really took.
struct UsbDesk {
    UsbTestbed testbed;
    devices::VirtualPrinter printer_inside;
    devices::VirtualScanner scanner_inside;
    UsbMock printer_mock;
    UsbMock scanner_mock{
        testbed, scanner_inside, {.device = 5, .port = "1-5", .kind = UsbMockKind::hid_scanner}};
    std::unique_ptr<devices::UsbBus> bus;
    std::unique_ptr<devices::UsbPort> printer_port;
    std::unique_ptr<devices::UsbPort> scanner_port;
    std::unique_ptr<devices::EscposPrinter> printer;
    std::unique_ptr<devices::HidPosScanner> scanner;
    core::Instant now{core::Milliseconds(70'000'000)};

    explicit UsbDesk(devices::VirtualPrinterModel model = {}, UsbMockKind kind = UsbMockKind::printer)
        : printer_inside(std::move(model)), printer_mock(testbed, printer_inside, {.kind = kind}) {
        REQUIRE(UsbTestbed::is_possible());
    }

    void open() {
        auto opened = devices::UsbBus::open();
        REQUIRE(opened.has_value());
        bus = std::move(*opened);
        printer_port = std::make_unique<devices::UsbPort>(
            *bus, devices::UsbPortOptions{.role = devices::UsbRole::printer});
        scanner_port = std::make_unique<devices::UsbPort>(
            *bus, devices::UsbPortOptions{.role = devices::UsbRole::scanner});
        printer = std::make_unique<devices::EscposPrinter>(*printer_port, devices::EscposPrinterOptions{});
        scanner = std::make_unique<devices::HidPosScanner>(*scanner_port);
    }

    void turn(int ms = 1) {
        now += core::Milliseconds(ms);
        printer->step(now);
        scanner->step(now);
    }
    // Arrivals come through udev in real time, however busy the machine is: the limit is real, and generous.
    bool turn_until(const std::function<bool()>& wanted) {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (!wanted()) {
            if (std::chrono::steady_clock::now() > limit) return false;
            turn();
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        }
        return true;
    }
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
