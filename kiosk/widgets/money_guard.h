#pragma once

#include <optional>

#include "core/base/clock.h"

namespace kiosk {

// Refuses the second press of a double tap on buttons that move money: anything within 400 ms of the press
// that acted, and anything made before a frame could show what that press did, however long posting took.
class MoneyGuard {
  public:
    static constexpr core::Milliseconds pause{400};

    void frame_begins(core::Instant now);
    bool allows(core::Instant made_at);  // true: the press acts, and the pause begins

  private:
    std::optional<core::Instant> acted_at_;
    std::optional<core::Instant> answered_at_;  // when the first frame after the act began
};

}  // namespace kiosk
