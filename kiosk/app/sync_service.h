#pragma once

#include <functional>

#include "core/sync/sync_run.h"

namespace kiosk {

// Posts until it is asked to end: at once when the journal has grown, every half minute to see what head
// office has for this station, and after a failure by growing pauses. `tell` is given each run's report.
// Problems: of the station's own files.
core::Done follow_head_office(const core::SyncRun::Options& options,
                              const std::function<void(const core::SyncReport&)>& tell);

}  // namespace kiosk
