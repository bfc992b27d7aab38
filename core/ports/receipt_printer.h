#pragma once

#include <cstdint>
#include <string>

#include "core/base/clock.h"
#include "core/ports/printed_document.h"

namespace core {

// What can be wrong with a printer, as the person standing there would say it.
enum class PrinterCondition {
    ready,
    paper_near_end,  // still prints
    paper_out,
    cover_open,
    cutter_jammed,
    overheated,
    failed,       // needs a technician, or power off and on
    not_answering,
    unplugged,
    no_permission,
};

// Where one print job is. The last three are final; `unknown` says that nobody can tell whether paper came out.
enum class PrintState { queued, sending, sent, confirmed, unknown, failed };

struct PrintJob {
    std::uint64_t id = 0;
    PrintState state = PrintState::queued;
    PrinterCondition cause = PrinterCondition::ready;  // why, for unknown and failed
};

enum class DrawerSensor { unknown, open, closed };

// Where one drawer pulse is. `unknown`: the pulse was sent and no sensor can tell.
enum class PulseState { idle, pending, opened, did_not_open, unknown, failed };

// A receipt printer with the cash drawer wired to it. Every call returns at once; `step` does the work.
class ReceiptPrinter {
  public:
    virtual ~ReceiptPrinter() = default;

    virtual void step(Instant now) = 0;
    virtual std::string name() const = 0;  // "EPSON TM-T88V (serial J0001)", for people
    virtual PrinterCondition condition() const = 0;

    // Jobs print in the order given; only the newest is remembered. A job that is not final when the next one comes
    // is ended as unknown. Returns the new job's id.
    virtual std::uint64_t print(const PrintedDocument& document) = 0;
    virtual PrintJob job() const = 0;

    virtual void open_drawer() = 0;
    virtual PulseState pulse() const = 0;
    virtual DrawerSensor drawer_sensor() const = 0;
};

}  // namespace core
