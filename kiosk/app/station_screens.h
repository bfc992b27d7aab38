#pragma once

#include "core/base/clock.h"
#include "kiosk/widgets/ui.h"

namespace kiosk {

// The screens of one station with the flow behind them, window or kiosk alike: what the loop needs to know of
// them.
class StationScreens {
  public:
    virtual ~StationScreens() = default;

    virtual void step(core::Instant now) = 0;
    virtual void draw(Ui& ui) = 0;  // shows the view and keeps what the person asked for
    virtual bool act() = 0;         // does what was asked; true when something was
};

}  // namespace kiosk
