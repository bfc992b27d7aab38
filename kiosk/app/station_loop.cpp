#include "kiosk/app/station_loop.h"

#include <fstream>

namespace kiosk {

namespace {

constexpr core::Milliseconds device_turn{
    5};  // how long input is waited for before the devices are stepped again
constexpr core::Milliseconds idle_before_checkpoint{2000};

// Written under another name and then renamed, so that a reader never sees half of it.
void write_registry(const Registry& registry, const std::string& file) {
    {
        std::ofstream stream(file + ".new");
        stream << json_lines(registry);
    }
    std::error_code ignored;
    std::filesystem::rename(file + ".new", file, ignored);
}

}  // namespace

core::Done run_loop(const LoopParts& parts) {
    core::Instant last_act = parts.clock.instant();
    while (!parts.window.asked_to_quit() && !parts.stop_signals.take()) {
        if (parts.window.wait(parts.window.due() ? core::Milliseconds{0} : device_turn))
            last_act = parts.clock.instant();
        const core::Instant now = parts.clock.instant();
        parts.devices.step(now);
        parts.screens.step(now);
        if (parts.window.due()) {
            const bool drawn = parts.window.frame([&](Ui& ui) { parts.screens.draw(ui); });
            if (drawn && !parts.registry_file.empty())
                write_registry(parts.window.registry(), parts.registry_file);
            if (parts.screens.act()) parts.window.wake();
        }
        if (parts.script && !parts.script->step(parts.window, now)) {
            if (parts.script->problem()) return tl::unexpected(*parts.script->problem());
            return {};
        }
        if (now - last_act >= idle_before_checkpoint) {
            parts.store.checkpoint_when_idle();
            last_act = now;
        }
    }
    return {};
}

}  // namespace kiosk
