#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/texts/texts.h"
#include "kiosk/widgets/ui.h"

namespace kiosk {

// What the panel of a training station shows of its simulated devices.
struct SimulatorView {
    bool open = false;
    std::vector<std::string> notes;  // "$20": what can be put in; none at a window
    bool paper_out = false;
    bool cover_open = false;
    bool printer_plugged = true;
    bool scanner_plugged = true;
    bool shows_paper = false;
    std::vector<std::string> paper;  // the newest paper, line by line
};

enum class SimulatorCommand {
    toggle,  // by its tab, its own button, or Ctrl D
    scan_bill,
    toggle_paper,
    toggle_cover,
    toggle_printer_plug,
    toggle_scanner_plug,
    take_paper,  // show it, or put it away again
};

struct InsertNote {
    std::size_t index = 0;  // in SimulatorView::notes
    bool operator==(const InsertNote&) const = default;
};

using SimulatorAction = std::variant<SimulatorCommand, InsertNote>;

// A panel over either station's screen. Call `claim` before the screen is drawn, so that a press on the panel
// is not taken by what lies under it, and `draw` after it.
void claim_simulator_presses(Ui& ui, const SimulatorView& view);
std::optional<SimulatorAction> draw_simulator(Ui& ui, const SimulatorView& view, const core::Texts& texts);

}  // namespace kiosk
