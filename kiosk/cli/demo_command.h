#pragma once

#include "kiosk/cli/commands.h"

namespace kiosk {

// `paydesk demo`: a ready training station with made-up customers, people, an open day and an open drawer.
void add_demo_command(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen);

}  // namespace kiosk
