#pragma once

#include <filesystem>
#include <string>

#include "core/counter/act.h"
#include "core/counter/head_office.h"

namespace kiosk {

struct RunOptions {
    core::HeadOfficeMail* office = nullptr;  // what head office sent; null: this program does not look
    std::filesystem::path folder;            // the station's, with the files of its devices and billers
    bool simulate = false;
    int width_px = 0;  // 0 x 0: the whole screen
    int height_px = 0;
    std::filesystem::path script;    // played instead of a person
    std::filesystem::path pictures;  // where the script puts its pictures
    std::string registry_file;       // see LoopParts
};

// Runs the station's screens, window or kiosk by its role, until they are closed. Wires everything: window,
// devices, flow, loop. Problems: no_display, font_missing, device_failed, file_unreadable, usage.
core::Done run_station(const core::Counter& counter, const RunOptions& options);

}  // namespace kiosk
