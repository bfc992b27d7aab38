#pragma once

#include "core/texts/texts.h"
#include "kiosk/app/simulated_devices.h"
#include "kiosk/screens/simulator/simulator_panel.h"

namespace kiosk {

// The hand at the simulated devices: shows the panel and does what its buttons say.
class SimulatorDesk {
  public:
    // `bill`: what the demo bill's code holds. `has_acceptor`: whether the station takes notes by itself.
    SimulatorDesk(SimulatedDevices& devices, const core::Texts& texts, core::ScannedCode bill,
                  bool has_acceptor)
        : devices_(devices), texts_(texts), bill_(std::move(bill)), has_acceptor_(has_acceptor) {}

    void claim(Ui& ui) { claim_simulator_presses(ui, view()); }
    void draw(Ui& ui);
    bool act();  // does what was pressed; true when something was

  private:
    SimulatorView view() const;
    void take_newest_paper();
    void obey(SimulatorCommand command);
    void turn(SimulatorCommand command, bool on);  // one of the switches

    SimulatedDevices& devices_;
    const core::Texts& texts_;
    core::ScannedCode bill_;
    bool has_acceptor_;
    bool open_ = false;
    bool shows_paper_ = false;
    std::set<SimulatorCommand> on_;
    std::size_t papers_ = 0;  // cut off so far; `paper_` is the newest of them
    Picture paper_;
    std::string paper_text_;
    std::optional<SimulatorAction> asked_;
};

}  // namespace kiosk
