#pragma once

#include "core/base/clock.h"

namespace kiosk {

// How long a page waits without a sign of life, and how long it then asks whether somebody is there.
struct IdleLimits {
    core::Milliseconds quiet;
    core::Milliseconds asking;
};

inline constexpr IdleLimits idle_without_money{core::Milliseconds(60'000), core::Milliseconds(30'000)};
inline constexpr IdleLimits idle_with_money{core::Milliseconds(90'000), core::Milliseconds(60'000)};

// Tells how long nobody has touched anything.
//
//   awake --quiet--> asking --asking--> gone ; any sign of life -> awake
class IdleWatch {
  public:
    enum class State { awake, asking, gone };

    void sign_of_life(core::Instant now) { last_life_ = now; }

    State state(core::Instant now, IdleLimits limits) const {
        const core::Milliseconds idle = now - last_life_;
        if (idle < limits.quiet) return State::awake;
        return idle < limits.quiet + limits.asking ? State::asking : State::gone;
    }
    // Until it is gone; only while asking or awake.
    core::Milliseconds left(core::Instant now, IdleLimits limits) const {
        return limits.quiet + limits.asking - (now - last_life_);
    }

  private:
    core::Instant last_life_{};
};

}  // namespace kiosk
