#pragma once

#include <vector>

#include "core/counter/act.h"
#include "core/facts/effect_facts.h"
#include "kiosk/app/station_devices.h"
#include "kiosk/flows/effect_runner.h"

namespace kiosk {

// Carries out the effects of one entry and returns when each has ended: for commands, which have no loop of
// their own.
EffectRunner::Outcome run_effects(const core::Counter& counter, StationDevices& devices,
                                  const std::string& person, std::int64_t of_seq,
                                  const std::vector<core::EffectKind>& effects,
                                  const core::PrintedDocument& document);

}  // namespace kiosk
