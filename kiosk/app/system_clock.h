#pragma once

#include "core/base/clock.h"

namespace kiosk {

// The machine's clocks.
class SystemClock final : public core::Clock {
  public:
    core::Moment wall_time() override;
    core::Instant instant() override;
};

// A wall clock that stands where a script set it; for replaying a day on a training station.
class ReplayClock final : public core::Clock {
  public:
    explicit ReplayClock(core::Moment moment) : moment_(moment) {}
    core::Moment wall_time() override { return moment_; }
    core::Instant instant() override;

  private:
    core::Moment moment_;
};

class RandomIds final : public core::IdSource {
  public:
    std::string fresh_attempt() override;  // a version 4 UUID (RFC 9562)
};

}  // namespace kiosk
