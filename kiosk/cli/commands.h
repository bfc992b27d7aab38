#pragma once

#include <CLI/App.hpp>
#include <functional>

#include "kiosk/cli/command_context.h"

namespace kiosk {

// One command group each: adds its words to the program and, when they were used, sets what to run.
using ChosenCommand = std::function<core::Result<Reply>()>;

void add_station_commands(CLI::App& app, CommandContext& context, ChosenCommand& chosen);  // init, demo, person
void add_proof_commands(CLI::App& app, CommandContext& context, ChosenCommand& chosen);    // verify, backup, restore
void add_account_commands(CLI::App& app, CommandContext& context, ChosenCommand& chosen);  // import, account, find, scan
void add_day_commands(CLI::App& app, CommandContext& context, ChosenCommand& chosen);      // day
void add_drawer_commands(CLI::App& app, CommandContext& context, ChosenCommand& chosen);   // drawer
void add_payment_commands(CLI::App& app, CommandContext& context, ChosenCommand& chosen);  // pay, void
void add_report_commands(CLI::App& app, CommandContext& context, ChosenCommand& chosen);   // report, receipt
void add_device_commands(CLI::App& app, CommandContext& context, ChosenCommand& chosen);   // devices

}  // namespace kiosk
