#pragma once

#include <cstdint>
#include <string>

#include "core/base/clock.h"
#include "core/ports/receipt_printer.h"

namespace devices {

// How a printer can prove that it printed, the best first.
enum class ProofWay {
    not_known,    // not asked yet, or off-line while asked
    process_id,   // ESC/POS GS ( H: names the job when it is printed
    etb_counter,  // Star ETB: counts jobs as they are printed
    in_order,     // answers without a name: the job was worked through
    none,         // it answered none of these
};

// Finds out how a printer can prove that it printed, and watches one job at a time for its proof. The first
// question is asked at each connection; jobs wait until the way is known, or known not to come.
class JobProof {
  public:
    static constexpr core::Milliseconds answer_time_max{1000};

    virtual ~JobProof() = default;

    virtual void begin(core::Instant now) = 0;  // a new connection, or the printer's buffer was cleared
    virtual void step(core::Instant now, bool can_print) = 0;
    virtual ProofWay way() const = 0;

    virtual bool wants_to_ask() const = 0;
    virtual std::string question() = 0;
    virtual void asked(core::Instant now) = 0;  // the printer took the question
    virtual bool is_waiting() const = 0;        // for its answer

    virtual std::string request_for_job() = 0;  // ends a job; the job before is no longer watched
    virtual void withdraw() = 0;                // that request will never be sent

    // The proof that the watched job has by now. `answers` counts complete status answers: a nameless proof
    // also needs one that was asked for afterwards and shows no trouble. `wants_status` has one asked.
    virtual core::PrintProof proof(core::Instant now, bool can_print, std::uint64_t answers) = 0;
    virtual bool wants_status() const = 0;
};

}  // namespace devices
