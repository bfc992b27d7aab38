#pragma once

#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/ports/receipt_printer.h"
#include "devices/escpos/process_id.h"

namespace devices {

enum class ProofWay {
    not_known,   // not asked yet, or off-line while asked
    process_id,  // GS ( H: names the job when it is printed
    in_order,    // GS r: says when the job was worked through
};

// Finds out how a printer can prove that it printed, hands out process ids, and watches one job at a time for
// its proof. In-order answers carry no name, so they are counted: job n of a connection needs the n-th
// answer.
class ProofProbe {
  public:
    static constexpr core::Milliseconds answer_time_max{1000};
    static constexpr core::Milliseconds settle_time{2000};  // without trouble, after an in-order answer

    void begin(core::Instant now);  // a new connection
    void step(core::Instant now, bool can_print);

    bool wants_to_ask() const { return way_ == ProofWay::not_known && !asked_at_; }
    ProcessId probe_id();
    void asked(core::Instant now) { asked_at_ = now; }
    ProofWay way() const { return way_; }

    std::string request_for_job();  // the command that ends a job; the job before is no longer watched
    void took(ProcessId reply);
    void took_in_order_answer() { ++in_order_answers_; }

    // The proof that the watched job has by now. `answers` counts complete status answers: after an in-order
    // answer one that was asked for when the printer had settled must show no trouble. Sets `wants_status` to
    // have one asked.
    core::PrintProof proof(core::Instant now, bool can_print, std::uint64_t answers);
    bool wants_status() const { return wants_status_; }

  private:
    ProofWay way_ = ProofWay::not_known;
    std::optional<ProcessId> newest_;
    std::optional<ProcessId> probe_;
    std::optional<ProcessId> job_;
    bool is_job_reached_ = false;
    std::optional<core::Instant> asked_at_;
    std::uint64_t in_order_asked_ = 0;
    std::uint64_t in_order_answers_ = 0;
    std::optional<core::Instant> settling_since_;
    std::uint64_t answers_before_ = 0;
    bool wants_status_ = false;
};

}  // namespace devices
