#include "kiosk/app/device_trial.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "kiosk/app/device_survey.h"
#include "kiosk/app/simulated_devices.h"
#include "kiosk/app/system_clock.h"

using devices::DrawerCalibrationPrompt;
using devices::DrawerCalibrationResult;
using kiosk::DeviceRole;
using kiosk::SimulatedDevices;

namespace {

constexpr core::Milliseconds survey_time{2'500};

struct Till {
    SimulatedDevices devices;
    kiosk::SystemClock clock;

    kiosk::SurveyedDevice found(DeviceRole role) {
        const auto all = kiosk::survey(devices, {}, clock, survey_time);
        return *std::ranges::find(all, role, &kiosk::SurveyedDevice::role);
    }
    DrawerCalibrationResult calibrate(bool it_opened) {
        return kiosk::calibrate_drawer(devices, clock, [&](DrawerCalibrationPrompt prompt, bool) {
            if (prompt == DrawerCalibrationPrompt::close_it_again) devices.virtual_printer.drawer().close();
            return prompt != DrawerCalibrationPrompt::did_it_open || it_opened;
        });
    }
};

}  // namespace

TEST_CASE("a survey says how each device is and what it can prove") {
    Till till;
    const auto printer = till.found(DeviceRole::printer);
    CHECK(printer.works);
    CHECK(printer.state == "ready");
    CHECK(printer.language == "ESC/POS");
    CHECK(printer.proves == "that a receipt is printed (it names the job)");
    till.devices.virtual_printer.set_cover_open(true);
    till.devices.acceptor_port.unplug();
    CHECK(till.found(DeviceRole::printer).state == "cover_open");
    CHECK_FALSE(till.found(DeviceRole::printer).works);
    CHECK(till.found(DeviceRole::acceptor).state == "unplugged");
}

TEST_CASE("the test page comes out and is proved; without paper it does not") {
    Till till;
    static_cast<void>(till.found(DeviceRole::printer));
    const auto page = kiosk::printer_test_page("EPSON", till.clock.wall_time());
    CHECK(kiosk::try_printer(till.devices, page, till.clock, survey_time).state ==
          core::PrintState::confirmed);
    REQUIRE(till.devices.virtual_printer.paper().cut_count() == 1);
    CHECK(till.devices.virtual_printer.paper().finished().back().text().find("No payment stands behind") !=
          std::string::npos);
    till.devices.virtual_printer.set_paper_out(true);
    const auto job = kiosk::try_printer(till.devices, page, till.clock, core::Milliseconds(300));
    CHECK_FALSE(job.is_final());
    CHECK(till.devices.virtual_printer.paper().cut_count() == 1);
}

TEST_CASE("a calibrated drawer opens once and its switch is understood") {
    Till till;
    static_cast<void>(till.found(DeviceRole::printer));
    CHECK(till.calibrate(true) == DrawerCalibrationResult::low_is_open);
    CHECK(till.devices.virtual_printer.drawer().pulses() == 1);
}
