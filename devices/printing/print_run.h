#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/ports/printed_document.h"
#include "core/ports/receipt_printer.h"
#include "devices/printing/encoded_document.h"

namespace devices {

// How long each wait of a print job may last; then the job ends and says why.
struct PrintLimits {
    core::Milliseconds unplugged{30'000};  // for the printer to come (back) before the first byte
    core::Milliseconds offline{180'000};   // for a person to put in paper, close the cover
    core::Milliseconds stalled{10'000};    // on-line, and no byte taken
    core::Milliseconds proof{15'000};      // on-line, everything taken, and no word that it is printed
    core::Milliseconds total{600'000};
};

// What a job sees of its printer in one step.
struct PrinterView {
    core::Instant now;
    bool is_connected = false;
    bool can_print = false;
    core::PrinterCondition condition = core::PrinterCondition::ready;
};

// One print job from the queue to its final state. Never guesses:
//
//   queued --begin--> sending --all taken--> sent --proof--> confirmed
//     |                  |                     |
//     | limit            | limit: lines        | limit, or the connection
//     v                  v were never taken    v is lost: nobody can tell
//   failed             failed                unknown  <--connection lost, or only the cut not taken-- sending
class PrintRun {
  public:
    PrintRun(std::uint64_t id, core::PrintedDocument document);

    void step(const PrinterView& view, const PrintLimits& limits);
    // Only now it is known which language the printer speaks. `before` and `after` are commands around it.
    void begin(EncodedDocument content, std::string_view before, std::string_view after, core::Instant now);
    void taken(std::size_t offset, core::Instant now);  // bytes taken so far, of the whole
    void prove(core::PrintProof proof);
    void lose_connection();
    void refuse(core::PrinterCondition cause);  // the queue is full

    const core::PrintJob& job() const { return job_; }
    const core::PrintedDocument& document() const { return document_; }
    bool has_begun() const { return has_begun_; }
    std::size_t offset() const { return offset_; }
    bool is_at_boundary() const { return offset_ == content_.boundary_from(offset_); }
    std::string next_chunk(std::size_t size_max) const;  // ends at a boundary where it can

    // Bytes that end the command of which only a part was taken; empty at a boundary.
    std::string torn_rest() const;
    std::size_t longest_torn_command() const;  // around the offset, when what was taken is not known exactly
    bool is_torn() const { return offset_ > 0 && offset_ < content_.bytes.size(); }
    // No byte of the question for proof was taken: it will never be answered.
    bool lacks_request() const { return has_begun_ && !is_released_ && offset_ <= request_begin_; }
    void release();  // an ended job needs its bytes no more
    bool is_released() const { return is_released_; }

  private:
    void end(core::PrinterCondition cause);
    bool is_limit_reached(const PrinterView& view, const PrintLimits& limits) const;

    core::PrintJob job_;
    core::PrintedDocument document_;
    EncodedDocument content_;
    bool has_begun_ = false;
    std::size_t offset_ = 0;
    std::size_t request_begin_ = 0;
    std::size_t last_line_end_ = 0;  // from here on only the cut and the question for proof follow
    bool is_released_ = false;
    std::optional<core::Instant> queued_at_;
    std::optional<core::Instant> blocked_at_;
    bool was_connected_ = false;
    core::Instant moved_at_;  // last progress, or the last end of a blockage
};

}  // namespace devices
