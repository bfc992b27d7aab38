#pragma once

#include <chrono>
#include <string>

#include "core/base/calendar.h"

namespace core {

// A point on a clock that never jumps; for time-outs only.
using Instant = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;

// Where time comes from. Injected, so that tests turn it by hand and a day can be replayed.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Moment wall_time() = 0;  // for records
    virtual Instant instant() = 0;   // for time-outs
};

// Where fresh identities come from. Injected for the same reason.
class IdSource {
  public:
    virtual ~IdSource() = default;
    virtual std::string fresh_attempt() = 0;  // a UUID in text form
};

}  // namespace core
