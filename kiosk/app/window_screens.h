#pragma once

#include <optional>

#include "kiosk/app/simulator_desk.h"
#include "kiosk/app/station_screens.h"
#include "kiosk/flows/window/window_flow.h"

namespace kiosk {

class WindowScreens final : public StationScreens {
  public:
    WindowScreens(window::WindowFlow& flow, SimulatorDesk* desk) : flow_(flow), desk_(desk) {}

    void step(core::Instant now) override { flow_.step(now); }
    void draw(Ui& ui) override;
    bool act() override;

  private:
    window::WindowFlow& flow_;
    SimulatorDesk* desk_;  // null: real devices
    std::optional<window::WindowAction> asked_;
};

}  // namespace kiosk
