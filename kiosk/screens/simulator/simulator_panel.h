#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/texts/texts.h"
#include "kiosk/widgets/picture.h"

namespace kiosk {

// What a hand at the simulated devices does. The first group acts once; the others are switches that stay on
// until pressed again.
enum class SimulatorCommand {
    toggle,  // the panel itself: by its tab, its own button, or Ctrl D
    scan_bill,
    show_paper,  // take the newest paper out, or put it away again
    drawer_key,  // opens the drawer without the program
    drawer_close,
    note_cheat,  // a note pulled back on a string

    paper_low,
    paper_out,
    cover_open,
    cutter_jammed,
    head_hot,
    printer_slow,
    printer_unplugged,
    drawer_stuck,
    scanner_unplugged,
    note_jam,
    cassette_full,
    cassette_out,
    acceptor_unplugged,
};

// What the panel of a training station shows of its simulated devices.
struct SimulatorView {
    bool open = false;
    std::vector<std::string> notes;  // "$20": what can be put in; none at a window
    std::set<SimulatorCommand> on;   // the switches that are on
    bool drawer_open = false;
    bool shows_paper = false;
    const Picture* paper = nullptr;  // the newest paper, as it looks; null: none has come out
    std::string paper_text;          // the same in words
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
