#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/ports/receipt_printer.h"
#include "devices/escpos/status_decoder.h"

namespace devices {

// What a printer says about itself, from either form of report (tables 1.3 in the README of this folder).
struct PrinterStatus {
    bool drawer_pin_high = false;
    bool offline = false;
    bool cover_open = false;
    bool paper_near_end = false;
    bool paper_end = false;
    bool cutter_error = false;
    bool overheated = false;  // recovers by itself
    bool error = false;  // needs a person: mechanical, unrecoverable, or of a kind the report does not name

    static PrinterStatus of(const AutomaticStatus& report);
    static PrinterStatus of(const std::array<RealTimeReply, 4>& replies);  // to DLE EOT 1, 2, 3, 4

    // The most useful thing to tell the person there. Off-line without a cause is `not_answering`.
    core::PrinterCondition condition() const;
    bool can_print() const { return !offline && !cover_open && !paper_end && !cutter_error && !error; }

    friend bool operator==(const PrinterStatus&, const PrinterStatus&) = default;
};

}  // namespace devices
