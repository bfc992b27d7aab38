#include "kiosk/app/device_trial.h"

#include <thread>

namespace kiosk {

namespace {

constexpr core::Milliseconds turn{2};

// Until it answers; false when the time is over first.
template <class Answered>
bool step_until(StationDevices& devices, core::Clock& clock, core::Milliseconds time_max,
                Answered&& answered) {
    const core::Instant begun = clock.instant();
    while (!answered()) {
        if (clock.instant() - begun >= time_max) return false;
        devices.step(clock.instant());
        std::this_thread::sleep_for(turn);
    }
    return true;
}

}  // namespace

core::PrintedDocument printer_test_page(const std::string& printer, core::Moment now) {
    using core::PrintedAlign;
    return {
        {core::PrintedText{.text = "PAYDESK TEST", .align = PrintedAlign::centre, .bold = true, .size = 2},
         core::PrintedText{.text = "No payment stands behind this page.", .align = PrintedAlign::centre},
         core::PrintedRule{}, core::PrintedPair{.label = printer, .figure = ""},
         core::PrintedPair{.label = "Printed at", .figure = now.text()},
         core::PrintedPair{.label = "A figure at the right edge", .figure = "123.45", .bold = true},
         core::PrintedText{.text = "Letters: áéíóú ñ ü ç € £ ½"},
         core::PrintedText{.text = "Tiếng Việt, 中文"}, core::PrintedBarcode{.data = "PAYDESK-TEST"},
         core::PrintedQr{.data = "PAYDESK TEST " + now.text()}}};
}

core::PrintJob try_printer(StationDevices& devices, const core::PrintedDocument& page, core::Clock& clock,
                           core::Milliseconds time_max) {
    const std::uint64_t id = devices.printer().print(page);
    const auto job = [&] { return devices.printer().find_job(id).value_or(core::PrintJob{}); };
    step_until(devices, clock, time_max, [&] { return job().is_final(); });
    return job();
}

std::optional<core::ScannedCode> try_scanner(StationDevices& devices, core::Clock& clock,
                                             core::Milliseconds time_max) {
    std::optional<core::ScannedCode> code;
    step_until(devices, clock, time_max, [&] { return (code = devices.scanner().take_scan()).has_value(); });
    return code;
}

devices::DrawerCalibrationResult calibrate_drawer(StationDevices& devices, core::Clock& clock,
                                                  const AskAtDrawer& ask) {
    using Prompt = devices::DrawerCalibrationPrompt;
    devices::DrawerCalibration calibration;
    Prompt shown = Prompt::wait;
    while (!calibration.result()) {
        devices.step(clock.instant());
        calibration.step(clock.instant(), devices.drawer_pin_high());
        if (calibration.take_pulse()) devices.drawer().open_drawer();
        const Prompt prompt = calibration.prompt();
        if (prompt != shown && !calibration.result()) {
            shown = prompt;
            const bool wants_answer = prompt == Prompt::close_drawer || prompt == Prompt::did_it_open;
            const bool yes = ask(prompt, wants_answer);
            if (wants_answer) calibration.answer(yes);
        }
        std::this_thread::sleep_for(turn);
    }
    return *calibration.result();
}

}  // namespace kiosk
