#include "kiosk/cli/run_command.h"
namespace kiosk { void add_run_command(CLI::App&, CommandContext&, CommandWords&, ChosenCommand&) {} }
