#pragma once

#include <cstdint>
#include <optional>
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
    failed,  // needs a technician, or power off and on
    not_answering,
    unplugged,
    no_permission,
    prints_no_text,  // a model that only takes pictures
};

// Where one print job is. The last three are final; `unknown` says that nobody can tell whether paper came
// out.
enum class PrintState { queued, sending, sent, confirmed, unknown, failed };

// What a confirmation rests on. `printed`: the printer named the job after printing it. `processed`: it
// worked through the job in order and then reported no trouble; the most that printers without job names can
// show.
enum class PrintProof { none, printed, processed };

// `failed` also stands for paper that came out in part: bytes were left over that the printer never took.
struct PrintJob {
    std::uint64_t id = 0;
    PrintState state = PrintState::queued;
    PrinterCondition cause = PrinterCondition::ready;  // why, for unknown and failed
    PrintProof proof = PrintProof::none;

    bool is_final() const { return state >= PrintState::confirmed; }
};

// A receipt printer. Every call returns at once; `step` does the work.
class ReceiptPrinter {
  public:
    virtual ~ReceiptPrinter() = default;

    virtual void step(Instant now) = 0;
    virtual std::string name() const = 0;  // "EPSON TM-T88V (serial J0001)", for people
    virtual PrinterCondition condition() const = 0;

    // Each job is printed whole, in the order given; every job ends in a final state within a bounded time.
    // Returns the new job's id.
    virtual std::uint64_t print(const PrintedDocument& document) = 0;
    virtual PrintJob job() const = 0;  // the newest
    // A recent job; printers remember at least the newest one.
    virtual std::optional<PrintJob> find_job(std::uint64_t id) const {
        return job().id == id ? std::optional(job()) : std::nullopt;
    }
    // A person took the jam out of the cutter. Printers that wait for this word go on then; it moves a knife.
    virtual void jam_was_removed() {}
};

}  // namespace core
