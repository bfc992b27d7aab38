#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "kiosk/app/simulated_devices.h"
#include "kiosk/widgets/window.h"

namespace kiosk {

// Plays a person at the station from a text file, through the real window and the simulated devices, one line
// at a time; for demonstrations and for pictures of the screens.
//
//   line = "scan" code | "note" dollars | "press" id-or-label | "key" name | "type" text
//        | "wait" id-or-label | "until" paper | "picture" name | "paper" name | "#" remark
//
// `wait` waits until the widget is there, `until paper` until a receipt came out. "picture" saves the screen
// and "paper" the last printed paper as PNG files.
class ScriptPlayer {
  public:
    ScriptPlayer(std::string script, std::filesystem::path pictures, SimulatedDevices& devices);

    // Does what is due; returns false when the script is done or failed.
    bool step(Window& window, core::Instant now);
    const std::optional<core::Problem>& problem() const { return problem_; }

  private:
    bool perform(Window& window, const std::string& word, const std::string& rest);
    bool press(Window& window, const std::string& target);
    bool save_screen(Window& window, const std::string& name);
    bool save_paper(const std::string& name);
    void fail(const std::string& what);

    static constexpr core::Milliseconds line_limit{20'000};
    static constexpr core::Milliseconds pause{120};  // frames between two acts, as a person needs time too

    std::vector<std::string> lines_;
    std::size_t line_ = 0;
    std::filesystem::path pictures_;
    SimulatedDevices& devices_;
    std::optional<core::Instant> since_;
    std::optional<core::Instant> next_at_;
    std::size_t papers_ = 0;
    std::optional<core::Problem> problem_;
};

}  // namespace kiosk
