#pragma once

#include <optional>

#include "kiosk/app/simulator_desk.h"
#include "kiosk/app/station_screens.h"
#include "kiosk/flows/kiosk/kiosk_flow.h"

namespace kiosk {

class KioskScreens final : public StationScreens {
  public:
    KioskScreens(KioskFlow& flow, SimulatorDesk* desk) : flow_(flow), desk_(desk) {}

    void step(core::Instant now) override { flow_.step(now); }
    void draw(Ui& ui) override;
    bool act() override;

  private:
    KioskFlow& flow_;
    SimulatorDesk* desk_;  // null: real devices
    std::optional<KioskAction> asked_;
};

}  // namespace kiosk
