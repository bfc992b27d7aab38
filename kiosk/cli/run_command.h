#pragma once

#include "kiosk/cli/commands.h"

namespace kiosk {

// `paydesk run`: the station's screens, window or kiosk by its role, until the window is closed.
void add_run_command(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen);

}  // namespace kiosk
