#pragma once

#include <string>

#include "core/store/station/station_store.h"
#include "kiosk/app/script_player.h"
#include "kiosk/app/station_devices.h"
#include "kiosk/app/station_screens.h"
#include "kiosk/app/stop_signals.h"
#include "kiosk/widgets/window.h"

namespace kiosk {

// What the loop steps. `script` and `registry_file` may be missing.
struct LoopParts {
    Window& window;
    StopSignals& stop_signals;
    core::Clock& clock;
    core::StationStore& store;
    StationDevices& devices;
    StationScreens& screens;
    ScriptPlayer* script = nullptr;
    std::string
        registry_file{};  // where to write the places of all widgets after each frame, for outside tests
};

// The one loop of a station, until its window is closed, a signal asks it to end, or its script is done:
//
//   poll input -> step devices -> step flow -> draw if due -> act -> checkpoint when idle
core::Done run_loop(const LoopParts& parts);

}  // namespace kiosk
