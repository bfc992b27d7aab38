#pragma once

#include <string>

#include "devices/escpos/escpos_printer.h"
#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_printer.h"

namespace test {

// A printer on a simulated cable, with a clock turned by hand.
template <class Device, class Model, class Printer, class Options>
struct DeskOf {
    Device device;
    devices::SimulatedPort port{device};
    Printer printer;
    core::Instant now{core::Milliseconds(50'000'000)};

    explicit DeskOf(Model model = {}, Options options = {})
        : device(std::move(model)), printer(port, std::move(options)) {}

    void turn(int ms = 0) {
        now += core::Milliseconds(ms);
        printer.step(now);
    }
    // Passes time in turns of 10 ms.
    void pass(int ms) {
        for (; ms >= 10; ms -= 10) turn(10);
        if (ms > 0) turn(ms);
    }
    void settle() { pass(1200); }  // set up, asked, probed

    core::PrintState state() const { return printer.job().state; }
    core::PrinterCondition cause() const { return printer.job().cause; }

    // Turns until the job is in that state; the milliseconds it took, or -1 after the limit.
    int turn_until(core::PrintState wanted, int ms_max = 20'000) {
        for (int ms = 0; ms <= ms_max; ++ms) {
            if (state() == wanted) return ms;
            turn(1);
        }
        return -1;
    }
    std::string printed_text(std::size_t paper = 0) const {
        return device.paper().finished().at(paper).text();
    }
};

using PrinterDesk = DeskOf<devices::VirtualPrinter, devices::VirtualPrinterModel, devices::EscposPrinter,
                           devices::EscposPrinterOptions>;

inline core::PrintedDocument receipt(int lines = 3) {
    core::PrintedDocument document;
    for (int line = 1; line <= lines; ++line) {
        document.blocks.push_back(
            core::PrintedPair{.label = "Line " + std::to_string(line), .figure = "1.00"});
    }
    return document;
}

}  // namespace test
