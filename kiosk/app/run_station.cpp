#include "kiosk/app/run_station.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "core/counter/pins.h"
#include "core/demo/demo_bill.h"
#include "core/scan/biller_file.h"
#include "devices/printing/text_raster.h"
#include "kiosk/app/kiosk_screens.h"
#include "kiosk/app/station_loop.h"
#include "kiosk/app/system_clock.h"
#include "kiosk/app/usb_devices.h"
#include "kiosk/app/window_screens.h"

namespace kiosk {

using core::Done;
using core::Result;

namespace {

Result<std::vector<core::Texts>> all_texts() {
    std::vector<core::Texts> list;
    for (const std::string& language : core::Texts::languages()) {
        auto texts = core::Texts::load(language);
        if (!texts) return tl::unexpected(texts.error());
        list.push_back(std::move(*texts));
    }
    return list;
}

Result<std::string> read_script(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream)
        return core::problem(core::ProblemCode::file_unreadable,
                             fmt::format("{} cannot be read", file.string()));
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

// Maria Gonzalez, whom every demo station knows.
core::ScannedCode demo_code(const core::Counter& counter) {
    const auto account = core::AccountNumber::parse("10-00041-00").value_or(core::AccountNumber{});
    const auto today =
        core::Date::parse(counter.clock.wall_time().text().substr(0, 10)).value_or(core::Date{});
    const core::ScannedText slip = core::demo_bill(account, core::Money::from_cents(12345), today).slip;
    return {.aim_id = slip.aim_id, .data = slip.data};
}

// All that one run of a station owns, in the order in which it is made.
class StationRun {
  public:
    StationRun(const core::Counter& counter, const RunOptions& options)
        : counter_(counter), options_(options) {
        counter_.sign_ins = &sign_ins_;
    }

    Done run() {
        auto texts = all_texts();
        if (!texts) return tl::unexpected(texts.error());
        texts_ = std::move(*texts);
        const auto identity = counter_.store.reader().identity();
        if (!identity) return tl::unexpected(identity.error());
        kiosk_ = identity->role == "kiosk";
        auto billers = core::billers_of_station(options_.folder);
        if (!billers) return tl::unexpected(billers.error());
        billers_ = std::move(*billers);
        if (const Done opened = open_devices(); !opened) return opened;
        if (const Done opened = open_window(); !opened) return opened;
        if (const Done prepared = prepare_script(); !prepared) return prepared;
        return kiosk_ ? run_kiosk() : run_window();
    }

  private:
    Done open_devices() {
        devices::load_raster_fonts();  // while nobody waits for a receipt
        if (options_.simulate) {
            auto simulated = std::make_unique<SimulatedDevices>();
            simulated_ = simulated.get();
            devices_ = std::move(simulated);
            return {};
        }
        auto usb = UsbDevices::open(options_.folder);
        if (!usb) return tl::unexpected(usb.error());
        devices_ = std::move(*usb);
        return {};
    }

    Done open_window() {
        auto window = Window::open({.station = kiosk_ ? Station::kiosk : Station::window,
                                    .width_px = options_.width_px,
                                    .height_px = options_.height_px,
                                    .hide_cursor = kiosk_ && !options_.simulate},
                                   clock_);
        if (!window) return tl::unexpected(window.error());
        window_ = std::move(*window);
        return {};
    }

    Done prepare_script() {
        if (simulated_) desk_.emplace(*simulated_, texts_.front(), demo_code(counter_), kiosk_);
        if (options_.script.empty()) return {};
        if (!simulated_) return core::problem(core::ProblemCode::usage, "a script needs --simulate");
        auto script = read_script(options_.script);
        if (!script) return tl::unexpected(script.error());
        player_.emplace(std::move(*script), options_.pictures, *simulated_);
        return {};
    }

    Done run_kiosk() {
        KioskFlow flow(
            counter_, ids_,
            {.languages = texts_, .billers = billers_, .notes = us_notes(), .office = options_.office},
            {.printer = &devices_->printer(),
             .drawer = &devices_->drawer(),
             .scanner = &devices_->scanner(),
             .acceptor = &devices_->acceptor()});
        KioskScreens screens(flow, desk_ ? &*desk_ : nullptr);
        return loop(screens);
    }

    Done run_window() {
        window::WindowFlow flow({.counter = counter_,
                                 .ids = ids_,
                                 .languages = texts_,
                                 .billers = billers_,
                                 .printer = &devices_->printer(),
                                 .drawer = &devices_->drawer(),
                                 .scanner = &devices_->scanner(),
                                 .display = devices_->display(),
                                 .office = options_.office});
        WindowScreens screens(flow, desk_ ? &*desk_ : nullptr);
        return loop(screens);
    }

    Done loop(StationScreens& screens) {
        return run_loop({.window = *window_,
                         .stop_signals = stop_signals_,
                         .clock = clock_,
                         .store = counter_.store,
                         .devices = *devices_,
                         .screens = screens,
                         .script = player_ ? &*player_ : nullptr,
                         .registry_file = options_.registry_file});
    }

    StopSignals stop_signals_;  // before all that makes threads
    core::SignIns sign_ins_;
    core::Counter counter_;
    RunOptions options_;
    SystemClock clock_;
    RandomIds ids_;
    core::BillerDirectory billers_;
    bool kiosk_ = false;
    std::vector<core::Texts> texts_;
    std::unique_ptr<StationDevices> devices_;
    SimulatedDevices* simulated_ = nullptr;
    std::unique_ptr<Window> window_;
    std::optional<SimulatorDesk> desk_;
    std::optional<ScriptPlayer> player_;
};

}  // namespace

Done run_station(const core::Counter& counter, const RunOptions& options) {
    return StationRun(counter, options).run();
}

}  // namespace kiosk
