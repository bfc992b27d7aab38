#include "kiosk/app/simulator_desk.h"

#include <utility>

#include "devices/simulated/paper_picture.h"

namespace kiosk {

namespace {

constexpr core::Milliseconds slow_line_time{400};

void set_plug(devices::SimulatedPort& port, bool plugged) {
    plugged ? port.plug() : port.unplug();
}

}  // namespace

void SimulatorDesk::draw(Ui& ui) {
    take_newest_paper();
    if (auto asked = draw_simulator(ui, view(), texts_)) asked_ = asked;
}

bool SimulatorDesk::act() {
    const auto asked = std::exchange(asked_, std::nullopt);
    if (!asked) return false;
    if (const auto* command = std::get_if<SimulatorCommand>(&*asked)) obey(*command);
    const auto notes = us_notes();
    if (const auto* note = std::get_if<InsertNote>(&*asked); note && note->index < notes.size()) {
        // A slot that takes no note now gives it back at once, as a real one does.
        static_cast<void>(devices_.virtual_acceptor.insert_note(notes[note->index]));
    }
    return true;
}

SimulatorView SimulatorDesk::view() const {
    SimulatorView view{.open = open_,
                       .notes = {},
                       .on = on_,
                       .drawer_open = devices_.virtual_printer.drawer().is_open(),
                       .shows_paper = shows_paper_,
                       .paper = papers_ > 0 ? &paper_ : nullptr,
                       .paper_text = paper_text_};
    if (has_acceptor_) {
        for (const core::Money note : us_notes())
            view.notes.push_back("$" + std::to_string(note.cents() / 100));
    }
    return view;
}

void SimulatorDesk::take_newest_paper() {
    const auto& papers = devices_.virtual_printer.paper();
    if (papers.cut_count() == papers_) return;
    papers_ = papers.cut_count();
    auto drawn = devices::paper_picture(papers.finished().back());
    paper_ = {
        .width = drawn.width, .height = drawn.height, .pixels = std::move(drawn.argb), .version = papers_};
    paper_text_ = papers.finished().back().text();
}

void SimulatorDesk::obey(SimulatorCommand command) {
    switch (command) {
        case SimulatorCommand::toggle:
            open_ = !open_;
            return;
        case SimulatorCommand::scan_bill:
            return devices_.virtual_scanner.scan(bill_);
        case SimulatorCommand::show_paper:
            shows_paper_ = !shows_paper_;
            return;
        case SimulatorCommand::drawer_key:
            return devices_.virtual_printer.drawer().open_with_key();
        case SimulatorCommand::drawer_close:
            return devices_.virtual_printer.drawer().close();
        case SimulatorCommand::note_cheat:
            return devices_.virtual_acceptor.cheat();
        case SimulatorCommand::paper_low:
        case SimulatorCommand::paper_out:
        case SimulatorCommand::cover_open:
        case SimulatorCommand::cutter_jammed:
        case SimulatorCommand::head_hot:
        case SimulatorCommand::printer_slow:
        case SimulatorCommand::printer_unplugged:
        case SimulatorCommand::drawer_stuck:
        case SimulatorCommand::scanner_unplugged:
        case SimulatorCommand::note_jam:
        case SimulatorCommand::cassette_full:
        case SimulatorCommand::cassette_out:
        case SimulatorCommand::acceptor_unplugged:
            if (on_.erase(command) == 0) on_.insert(command);
            return turn(command, on_.contains(command));
    }
}

void SimulatorDesk::turn(SimulatorCommand command, bool on) {
    devices::VirtualPrinter& printer = devices_.virtual_printer;
    devices::VirtualNoteAcceptor& acceptor = devices_.virtual_acceptor;
    if (command == SimulatorCommand::paper_low) printer.set_paper_near_end(on);
    if (command == SimulatorCommand::paper_out) printer.set_paper_out(on);
    if (command == SimulatorCommand::cover_open) printer.set_cover_open(on);
    if (command == SimulatorCommand::cutter_jammed) printer.set_cutter_jammed(on);
    if (command == SimulatorCommand::head_hot) printer.set_overheated(on);
    if (command == SimulatorCommand::printer_slow)
        printer.set_line_time(on ? slow_line_time : core::Milliseconds{0});
    if (command == SimulatorCommand::printer_unplugged) set_plug(devices_.printer_port, !on);
    if (command == SimulatorCommand::drawer_stuck) printer.drawer().set_stuck(on);
    if (command == SimulatorCommand::scanner_unplugged) set_plug(devices_.scanner_port, !on);
    if (command == SimulatorCommand::note_jam) acceptor.set_jammed(on);
    if (command == SimulatorCommand::cassette_full) acceptor.set_cassette_full(on);
    if (command == SimulatorCommand::cassette_out) acceptor.set_cassette_out(on);
    if (command == SimulatorCommand::acceptor_unplugged) set_plug(devices_.acceptor_port, !on);
}

}  // namespace kiosk
