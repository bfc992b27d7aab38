#include "devices/escpos/status_report.h"

namespace devices {
namespace {

bool has(std::uint8_t bits, std::uint8_t mask) {
    return (bits & mask) != 0;
}

}  // namespace

PrinterStatus status_of(const AutomaticStatus& report) {
    const auto& [first, second, third, fourth] = report.bits;
    return PrinterStatus{
        .drawer_pin_high = has(first, 0x04),
        .offline = has(first, 0x08),
        .cover_open = has(first, 0x20),
        .paper_near_end = has(third, 0x03),
        .paper_end = has(third, 0x0c),
        .cutter_error = has(second, 0x08),
        .overheated = has(second, 0x40),
        .error = has(second, 0x24),
    };
}

PrinterStatus status_of(const std::array<RealTimeReply, 4>& replies) {
    const auto& [printer, offline_cause, error_cause, paper] = replies;
    PrinterStatus status{
        .drawer_pin_high = has(printer.bits, 0x04),
        .offline = has(printer.bits, 0x08),
        .cover_open = has(offline_cause.bits, 0x04),
        .paper_near_end = has(paper.bits, 0x0c),
        .paper_end = has(paper.bits, 0x60) || has(offline_cause.bits, 0x20),
        .cutter_error = has(error_cause.bits, 0x08),
        .overheated = has(error_cause.bits, 0x40),
        .error = has(error_cause.bits, 0x24),
    };
    const bool is_named = status.cutter_error || status.overheated || status.error;
    // Samsung SRP-500 inverts the overheated bit: it counts only while the printer also reports an error.
    if (!has(offline_cause.bits, 0x40)) status.overheated = false;
    if (has(offline_cause.bits, 0x40) && !is_named) status.error = true;
    return status;
}

}  // namespace devices
