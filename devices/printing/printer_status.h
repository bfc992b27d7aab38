#pragma once

#include "core/ports/receipt_printer.h"

namespace devices {

// What a printer says about itself, in any language.
struct PrinterStatus {
    bool drawer_pin_high = false;
    bool offline = false;
    bool cover_open = false;
    bool paper_near_end = false;
    bool paper_end = false;
    bool cutter_error = false;
    bool overheated = false;  // recovers by itself
    bool error = false;  // needs a person: mechanical, unrecoverable, or of a kind the report does not name

    // The most useful thing to tell the person there. Off-line without a cause is `not_answering`.
    core::PrinterCondition condition() const;
    bool can_print() const { return !offline && !cover_open && !paper_end && !cutter_error && !error; }

    friend bool operator==(const PrinterStatus&, const PrinterStatus&) = default;
};

}  // namespace devices
