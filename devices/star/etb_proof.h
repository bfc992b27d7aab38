#pragma once

#include <optional>

#include "devices/printing/in_order_proof.h"
#include "devices/printing/job_proof.h"

namespace devices::star {

// The proof that a Star printer can give: ETB at the end of a job is counted when all before it is on paper.
// The count has five bits, and jobs of an earlier connection may still wait in the printer with their own
// ETBs, so a count alone proves nothing until the printer has surely reached our set-up: twice "count from
// zero, ETB", and two ends of block in a row must say 1. Higher counts are only sent by one who has heard 1
// and 1, and these are not said twice: what waits in the printer can hold ones, but no later count behind a 1
// and 1.
//
//   asking --end of block--> asking again --1 and 1--> counting --count that cannot be--> asking
//      '--1 s--> nothing known: jobs end as unknown, and it is asked again between jobs (a few times)
//
// Old models report the end of a block and do not count: their jobs are proved in order.
class EtbProof : public JobProof {
  public:
    static constexpr int tries_max = 3;

    void begin(core::Instant now) override;
    void step(core::Instant now, bool can_print) override;
    ProofWay way() const override { return way_; }

    bool wants_to_ask() const override;
    std::string question() override;
    void asked(core::Instant now) override { asked_at_ = now; }
    bool is_waiting() const override { return way_ == ProofWay::not_known && asked_at_; }

    std::string request_for_job() override;
    void withdraw() override;
    void took(std::optional<int> count, bool ends_block);
    void lose_data() { job_.reset(); }  // bytes were lost: nothing proves this job any more

    core::PrintProof proof(core::Instant now, bool can_print, std::uint64_t answers) override;
    bool wants_status() const override { return in_order_.wants_status(); }

  private:
    static constexpr int counts = 32;

    void take_probe(std::optional<int> count);
    void take_count(int count);

    ProofWay way_ = ProofWay::not_known;
    int tries_ = 0;
    int questions_ = 0;       // of this try: none, one, or both
    bool has_heard_ = false;  // an end of block since the newest question
    std::optional<core::Instant> asked_at_;
    std::optional<int> last_end_;  // the count at the end of block before
    int sent_ = 0;                 // ETBs since the count was zero, modulo 32
    int reached_ = 0;              // of these, as the printer last said
    bool is_job_counted_ = false;
    std::optional<int> job_;  // the count that proves the watched job
    InOrderProof in_order_;
};

}  // namespace devices::star
