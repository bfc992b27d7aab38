#pragma once
#include "kiosk/app/simulator_desk.h"
#include "kiosk/app/station_screens.h"
#include "core/counter/act.h"
#include "core/scan/biller_directory.h"
namespace kiosk {
class WindowScreens final : public StationScreens {
 public:
  WindowScreens(const core::Counter&, core::IdSource&, const std::vector<core::Texts>&, const core::BillerDirectory&, StationDevices&, SimulatorDesk*) {}
  void step(core::Instant) override {}
  void draw(Ui&) override {}
  bool act() override { return false; }
};
}
