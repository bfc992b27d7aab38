#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/scan/biller_directory.h"
#include "devices/escpos/escpos_printer.h"
#include "devices/hid_pos/hid_pos_scanner.h"
#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_note_acceptor.h"
#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "devices/ssp/ssp_note_acceptor.h"
#include "kiosk/flows/kiosk/kiosk_flow.h"
#include "kiosk/widgets/headless_stage.h"
#include "tests/support/test_station.h"

namespace test {

class CountedIds final : public core::IdSource {
  public:
    std::string fresh_attempt() override { return "attempt-" + std::to_string(++given); }
    int given = 0;
};

// A whole kiosk without a window: the real store, the real drivers on simulated cables, the real screens.
class KioskBench {
  public:
    enum class Day { open, closed };
    explicit KioskBench(Day day = Day::open);

    // Time passes in turns of 10 ms, as the program's loop does it: devices, flow, screen.
    void pass(int ms);
    void turn(int ms);
    // One turn however long: nothing is looked at in between.
    void leap(int ms) { turn(ms); }

    bool press(
        std::string_view label);  // what a finger does; false when there is nothing of this label to press
    void press_twice(std::string_view id);
    void scan(const std::string& account = "10-00041-00");
    void scan_code(const std::string& data);
    void insert(int dollars);         // and wait until it is on record, or came back; 0: plain paper
    void turn_until_moving();         // a note was put in: until it is on its way to the cassette
    void step_acceptor_until_told();  // only the acceptor goes on, until it tells of its note
    void put_in(int dollars);         // and no more
    void lose_a_note(int dollars);    // put in, and nobody can tell where it went
    void acceptor_forgets();          // of a note that moves
    void type(const std::string& digits);
    void to_cash();  // scan, pay it all

    // The power fails and comes back: nothing stays but the disk.
    void kill();

    std::string page() const;
    std::string shown(std::string_view id) const;  // the text of a widget
    bool shows(std::string_view text) const;       // anywhere on the page
    std::vector<std::string> faults() const;       // what is wrong with the page
    std::string printed() const;                   // what the printer's bytes say
    int papers() const;
    std::int64_t payments();
    core::Money held();
    core::Money owed(const std::string& account = "10-00041-00");
    core::Money credit(const std::string& account = "10-00041-00");
    kiosk::KioskFlow& flow() { return *flow_; }
    bool proves_itself() { return station.proves_itself(); }

    TestStation station{"kiosk"};
    CountedIds ids;
    devices::VirtualPrinter paper;
    devices::SimulatedPort printer_cable{paper};
    devices::EscposPrinter printer{printer_cable, {}};
    devices::VirtualScanner gun;
    devices::SimulatedPort scanner_cable{gun};
    devices::HidPosScanner scanner{scanner_cable};
    devices::VirtualNoteAcceptor acceptor;
    devices::SimulatedPort acceptor_cable{acceptor};
    devices::SspNoteAcceptor note_driver{
        acceptor_cable,
        {money("1.00"), money("5.00"), money("10.00"), money("20.00"), money("50.00"), money("100.00")}};
    std::unique_ptr<kiosk::HeadlessStage> stage;

  private:
    void start_flow();

    std::vector<core::Texts> languages_;
    core::BillerDirectory billers_ = core::demo_billers();
    std::unique_ptr<kiosk::KioskFlow> flow_;
};

}  // namespace test
