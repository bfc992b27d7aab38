#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/ports/bill_scanner.h"
#include "core/ports/cash_drawer.h"
#include "core/ports/receipt_printer.h"
#include "kiosk/flows/window/window_flow.h"
#include "kiosk/widgets/headless_stage.h"
#include "tests/support/test_station.h"

namespace test {

// Gives back what was scanned into it.
class FakeScanner final : public core::BillScanner {
  public:
    void step(core::Instant) override {}
    std::string name() const override { return "scanner"; }
    core::ScannerCondition condition() const override { return core::ScannerCondition::ready; }
    std::optional<core::ScannedCode> take_scan() override;

    std::deque<core::ScannedCode> scans;
};

// Prints and opens at once, or does what the test tells it.
class FakePrinter final : public core::ReceiptPrinter, public core::CashDrawer {
  public:
    void step(core::Instant) override {}
    std::string name() const override { return "printer"; }
    core::PrinterCondition condition() const override { return cause; }
    std::uint64_t print(const core::PrintedDocument& document) override;
    core::PrintJob job() const override { return {.id = pages.size(), .state = outcome, .cause = cause}; }
    void open_drawer() override { ++pulses; }
    void jam_was_removed() override { cause = core::PrinterCondition::ready; }
    core::PulseState pulse() const override { return pulse_state; }
    core::DrawerSensor drawer_sensor() const override { return sensor; }
    core::PrinterCondition pulse_cause() const override { return drawer_cause; }

    std::vector<core::PrintedDocument> pages;
    int pulses = 0;
    core::PrintState outcome = core::PrintState::confirmed;
    core::PrinterCondition cause = core::PrinterCondition::ready;
    core::PulseState pulse_state = core::PulseState::opened;
    core::DrawerSensor sensor = core::DrawerSensor::closed;
    core::PrinterCondition drawer_cause = core::PrinterCondition::ready;
};

class FakeDisplay final : public core::CustomerDisplay {
  public:
    void show(const core::DisplayedLines& lines) override { shown = lines; }
    std::string text() const {
        return shown[0].words + " " + shown[0].amount + "|" + shown[1].words + " " + shown[1].amount;
    }
    core::DisplayedLines shown;
};

class NumberedAttempts final : public core::IdSource {
  public:
    std::string fresh_attempt() override { return "attempt-w" + std::to_string(++made); }
    int made = 0;
};

struct DeskOptions {
    std::string language = "en";
    kiosk::Palette palette = kiosk::light_palette();
    core::StationStore::Options storage{};
};

// A clerk at a window of a training station, without a display: presses by label, reads what is shown.
class WindowDesk {
  public:
    explicit WindowDesk(const DeskOptions& options = {});

    bool press(std::string_view id_or_label);
    void key(std::string_view name);
    void type(std::string_view text);
    void scan(const std::string& data);
    void count_pieces(const std::vector<std::string>& loose);  // from the largest down, Enter after each
    void start_day();  // rosa signs in, opens the day and the drawer with a float of 200.00
    std::string shown(std::string_view id);  // label or value
    bool says(std::string_view part);        // anywhere on the page
    std::vector<std::string> faults();       // what the screen check finds
    void settle();                           // some turns of the loop
    void restart();                          // the program ends and starts again
    std::int64_t payments();

    TestStation station;
    FakeScanner scanner;
    FakePrinter printer;
    FakeDisplay display;
    NumberedAttempts attempts;
    std::unique_ptr<kiosk::window::WindowFlow> flow;
    std::unique_ptr<kiosk::HeadlessStage> stage;

  private:
    void draw(kiosk::Ui& ui);
    DeskOptions options_;
};

// "(415)...(8020)..." of an account of the demo utility, as a scanner sends it.
std::string slip_of(const std::string& account_digits);

}  // namespace test
