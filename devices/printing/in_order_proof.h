#pragma once

#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/ports/receipt_printer.h"

namespace devices {

// Proof by answers that come in the order of the questions and carry no name, so they are counted: question n
// of a connection needs the n-th answer. The answer says that the printer worked through the job; with some
// quiet time and a fresh clean status after it, the job counts as processed.
class InOrderProof {
  public:
    static constexpr core::Milliseconds settle_time{2000};

    void ask();
    void withdraw();
    void answer() { ++answers_; }
    bool has_answers() const { return answers_ > 0; }

    core::PrintProof proof(core::Instant now, bool can_print, std::uint64_t status_answers);
    bool wants_status() const { return wants_status_; }

  private:
    std::uint64_t asked_ = 0;
    std::uint64_t answers_ = 0;
    std::optional<core::Instant> settling_since_;
    std::uint64_t answers_before_ = 0;
    bool wants_status_ = false;
};

}  // namespace devices
