#pragma once

#include "core/sync/sync_run.h"
#include "kiosk/cli/command_context.h"

namespace kiosk {

// How the station stands to head office, in words and as JSON.
Reply sync_reply(const core::SyncReport& report, const core::HeadOfficeState& state);

// What a refusal by head office means, and what to do then.
std::string refusal_words(const core::SyncReport& report);

}  // namespace kiosk
