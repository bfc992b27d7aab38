#include "kiosk/app/simulator_desk.h"

#include <sstream>

namespace kiosk {

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

}  // namespace

SimulatorView SimulatorDesk::view() const {
    const auto& papers = devices_.virtual_printer.paper().finished();
    SimulatorView view{.open = open_,
                       .notes = {},
                       .paper_out = devices_.virtual_printer.is_paper_out(),
                       .cover_open = devices_.virtual_printer.is_cover_open(),
                       .printer_plugged = devices_.printer_port.is_plugged(),
                       .scanner_plugged = devices_.scanner_port.is_plugged(),
                       .shows_paper = shows_paper_,
                       .paper = papers.empty() ? std::vector<std::string>{} : lines_of(papers.back().text())};
    if (has_acceptor_) {
        for (const core::Money note : devices_.note_acceptor.denominations()) {
            view.notes.push_back("$" + std::to_string(note.cents() / 100));
        }
    }
    return view;
}

void SimulatorDesk::draw(Ui& ui) {
    if (auto asked = draw_simulator(ui, view(), texts_)) asked_ = asked;
}

bool SimulatorDesk::act() {
    const auto asked = std::exchange(asked_, std::nullopt);
    if (!asked) return false;
    if (const auto* command = std::get_if<SimulatorCommand>(&*asked)) obey(*command);
    const auto& notes = devices_.note_acceptor.denominations();
    if (const auto* note = std::get_if<InsertNote>(&*asked); note && note->index < notes.size()) {
        // A slot that takes no note now gives it back at once, as a real one does.
        static_cast<void>(devices_.note_acceptor.insert_note(notes[note->index]));
    }
    return true;
}

void SimulatorDesk::obey(SimulatorCommand command) {
    devices::SimulatedPort& printer = devices_.printer_port;
    devices::SimulatedPort& scanner = devices_.scanner_port;
    switch (command) {
        case SimulatorCommand::toggle:
            open_ = !open_;
            return;
        case SimulatorCommand::scan_bill:
            devices_.virtual_scanner.scan(bill_);
            return;
        case SimulatorCommand::toggle_paper:
            devices_.virtual_printer.set_paper_out(!devices_.virtual_printer.is_paper_out());
            return;
        case SimulatorCommand::toggle_cover:
            devices_.virtual_printer.set_cover_open(!devices_.virtual_printer.is_cover_open());
            return;
        case SimulatorCommand::toggle_printer_plug:
            printer.is_plugged() ? printer.unplug() : printer.plug();
            return;
        case SimulatorCommand::toggle_scanner_plug:
            scanner.is_plugged() ? scanner.unplug() : scanner.plug();
            return;
        case SimulatorCommand::take_paper:
            shows_paper_ = !shows_paper_;
            return;
    }
}

}  // namespace kiosk
