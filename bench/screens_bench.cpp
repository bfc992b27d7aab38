// The main screen of each station, drawn by the CPU: how long a frame takes and how soon the first one
// stands.

#include <iostream>

#include "bench/groups.h"
#include "bench/stopwatch.h"
#include "core/scan/biller_directory.h"
#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_note_acceptor.h"
#include "devices/ssp/ssp_note_acceptor.h"
#include "kiosk/flows/kiosk/kiosk_flow.h"
#include "kiosk/flows/window/window_flow.h"
#include "kiosk/screens/kiosk/kiosk_screen.h"
#include "kiosk/screens/window/window_draw.h"
#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/headless_stage.h"
#include "tests/support/test_station.h"

namespace bench {

namespace {

constexpr int frames = 200;

class CountedIds final : public core::IdSource {
  public:
    std::string fresh_attempt() override { return "bench-" + std::to_string(++made_); }

  private:
    int made_ = 0;
};

std::vector<core::Texts> english() {
    std::vector<core::Texts> list;
    if (auto texts = core::Texts::load("en")) list.push_back(std::move(*texts));
    return list;
}

// Every frame is drawn in full, as if all of it had changed.
void measure_page(const std::string& name, const kiosk::Display& display, const kiosk::DrawScreen& draw,
                  Table& table) {
    kiosk::Canvas canvas(display.width_px, display.height_px);
    std::unique_ptr<kiosk::Stage> stage;
    const double first = seconds([&] {
        auto made = kiosk::Stage::create({.display = display});
        if (!made) return;
        stage = std::move(*made);
        stage->build(draw, core::Instant{});
        stage->render(canvas.view());
    });
    if (!stage) {
        std::cerr << "the fonts are missing\n";
        return;
    }
    std::vector<double> times;
    for (int i = 1; i <= frames; ++i) {
        times.push_back(seconds([&] {
            stage->build(draw, core::Instant{core::Milliseconds(16 * i)});
            stage->render(canvas.view());
        }));
    }
    table.add({"screens", name + ", full frame, median", 1000 * median(times), "ms", "<= 5"});
    table.add({"screens", name + ", full frame, 99 %", 1000 * quantile(times, 0.99), "ms", ""});
    table.add(
        {"screens", name + ", fonts and first frame, no window", 1000 * first, "ms", "<= 150 with a window"});
}

void measure_window(Table& table) {
    test::TestStation station;
    station.open_day_and_drawer();
    CountedIds ids;
    kiosk::window::WindowFlow flow(
        {.counter = station.counter(), .ids = ids, .languages = english(), .billers = core::demo_billers()});
    const kiosk::DrawScreen draw = [&](kiosk::Ui& ui) {
        if (const auto action = kiosk::window::draw_window(ui, flow.view())) flow.act(*action);
    };
    auto hand = kiosk::HeadlessStage::open({.display = kiosk::window_display()});
    if (!hand) return;
    flow.step(core::Instant{});
    (*hand)->show(draw);
    (*hand)->press("rosa");
    (*hand)->type("100004100");
    (*hand)->key("Enter");
    (*hand)->settle();
    if (flow.page() != kiosk::window::Page::pay) std::cerr << "the pay page was not reached\n";
    measure_page("window, pay page 1920x1080", kiosk::window_display(), draw, table);
}

void measure_kiosk(Table& table) {
    test::TestStation station("kiosk");
    station.open_day_and_drawer("");
    CountedIds ids;
    const std::vector<core::Texts> languages = english();
    const core::BillerDirectory billers = core::demo_billers();
    const std::vector<core::Money> notes{core::Money::from_cents(2000)};
    devices::VirtualNoteAcceptor machine;
    devices::SimulatedPort cable(machine);
    devices::SspNoteAcceptor acceptor(cable, notes);
    core::Instant now{};
    for (int turns = 0; turns < 100; ++turns) acceptor.step(now += core::Milliseconds(10));
    kiosk::KioskFlow flow(station.counter(), ids,
                          {.languages = languages, .billers = billers, .notes = notes},
                          {.acceptor = &acceptor});
    acceptor.accept_notes(true);
    flow.step(now);
    flow.act(kiosk::KioskCommand::type_account);
    flow.act(kiosk::EditAccount{"100004100"});
    flow.act(kiosk::KioskCommand::open_account);
    const kiosk::DrawScreen draw = [&](kiosk::Ui& ui) {
        static_cast<void>(kiosk::draw_kiosk(ui, flow.view(), flow.texts()));
    };
    measure_page("kiosk, amount page 1080x1920", kiosk::kiosk_display(), draw, table);
}

}  // namespace

void measure_screens(const Settings&, Table& table) {
    measure_window(table);
    measure_kiosk(table);
}

}  // namespace bench
