#pragma once

#include <cstdint>
#include <optional>

#include "devices/escpos/process_id.h"
#include "devices/printing/in_order_proof.h"
#include "devices/printing/job_proof.h"

namespace devices {

// The proofs that an ESC/POS printer can give. Asks for a process id and an in-order byte at once; hands out
// ids, which only grow.
class ProofProbe : public JobProof {
  public:
    void begin(core::Instant now) override;
    void step(core::Instant now, bool can_print) override;
    ProofWay way() const override { return way_; }

    bool wants_to_ask() const override { return way_ == ProofWay::not_known && !asked_at_; }
    std::string question() override;
    ProcessId probe_id();
    void asked(core::Instant now) override { asked_at_ = now; }
    bool is_waiting() const override { return way_ == ProofWay::not_known && asked_at_; }

    std::string request_for_job() override;
    void withdraw() override;
    void took(ProcessId reply);
    void took_in_order_answer();

    core::PrintProof proof(core::Instant now, bool can_print, std::uint64_t answers) override;
    bool wants_status() const override { return in_order_.wants_status(); }

  private:
    ProofWay way_ = ProofWay::not_known;
    std::optional<ProcessId> newest_;
    std::optional<ProcessId> probe_;
    std::optional<ProcessId> job_;
    bool is_job_reached_ = false;
    std::optional<core::Instant> asked_at_;
    InOrderProof in_order_;
};

}  // namespace devices
