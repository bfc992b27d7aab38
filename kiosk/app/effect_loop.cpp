#include "kiosk/app/effect_loop.h"

#include <thread>

namespace kiosk {

EffectRunner::Outcome run_effects(const core::Counter& counter, StationDevices& devices,
                                  const std::string& person, std::int64_t of_seq,
                                  const std::vector<core::EffectKind>& effects,
                                  const core::PrintedDocument& document) {
    constexpr core::Milliseconds turn{2};
    constexpr core::Milliseconds set_up_time{1500};
    EffectRunner runner(counter, &devices.printer(), &devices.drawer());
    const core::Instant begun = counter.clock.instant();
    // A device that was just opened needs a moment before it is ready; an absent one must not hold up the
    // answer.
    while (devices.printer().condition() != core::PrinterCondition::ready &&
           counter.clock.instant() - begun < set_up_time) {
        devices.step(counter.clock.instant());
        std::this_thread::sleep_for(turn);
    }
    runner.start(person, of_seq, effects, document, counter.clock.instant());
    while (runner.is_busy()) {
        devices.step(counter.clock.instant());
        runner.step(counter.clock.instant());
        std::this_thread::sleep_for(turn);
    }
    return runner.outcome();
}

}  // namespace kiosk
