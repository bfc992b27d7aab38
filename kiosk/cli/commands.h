#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "kiosk/cli/command_context.h"
#include "kiosk/cli/command_words.h"

namespace kiosk {

// One command group each: adds its words to the program and, when they were used, sets what to run.
using ChosenCommand = std::function<core::Result<Reply>()>;

void add_station_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen);  // init
void add_people_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                         ChosenCommand& chosen);  // person, day small-office
void add_policy_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                         ChosenCommand& chosen);  // policy
void add_refusal_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen);  // refusals
void add_proof_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                        ChosenCommand& chosen);  // verify, backup, restore
void add_account_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen);  // import, account, scan
void add_day_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                      ChosenCommand& chosen);  // day
void add_drawer_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                         ChosenCommand& chosen);  // drawer
void add_drawer_move_commands(CLI::App& drawer, CommandContext& context, CommandWords& words,
                              ChosenCommand& chosen);  // in, out, drop, ... of drawer
void add_count_options(CLI::App& command, CommandWords& words);
// The act with the session that was named.
core::Result<core::Act> drawer_act(const CommandContext& context, const CommandWords& words);
void add_payment_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen);  // pay, void
void add_correction_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                             ChosenCommand& chosen);  // return, redeposit, reverse, move, retender, refund
void add_find_command(CLI::App& app, CommandContext& context, CommandWords& words,
                      ChosenCommand& chosen);  // find
void add_service_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen);  // flag, orders, close-account
void add_licence_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen);  // licence
void add_contact_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen);  // note, contact, decision
void add_report_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                         ChosenCommand& chosen);  // report, receipt
void add_vault_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                        ChosenCommand& chosen);  // vault
void add_deposit_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen);  // deposit
void add_code_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                       ChosenCommand& chosen);  // receipt verify; after the reports, who make `receipt`
void add_reject_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                         ChosenCommand& chosen);  // rejects
void add_batch_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                        ChosenCommand& chosen);  // batch
void add_downtime_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                           ChosenCommand& chosen);  // receipts
void add_unclaimed_command(CLI::App& app, CommandContext& context, CommandWords& words,
                           ChosenCommand& chosen);  // report unclaimed; after the reports, who make `report`
void add_arrangement_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                              ChosenCommand& chosen);  // extend, plan, pledge
void add_charge_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                         ChosenCommand& chosen);  // charge, waive, adjust
void add_device_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                         ChosenCommand& chosen);  // devices
void add_enrol_command(CLI::App& app, CommandContext& context, CommandWords& words,
                       ChosenCommand& chosen);  // enrol
void add_sync_command(CLI::App& app, CommandContext& context, CommandWords& words,
                      ChosenCommand& chosen);  // sync
void add_headoffice_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                             ChosenCommand& chosen);  // headoffice
void add_headoffice_station_commands(CLI::App& headoffice, CommandContext& context, CommandWords& words,
                                     ChosenCommand& chosen);  // sign, revoke, readmit of headoffice
void add_headoffice_desk_commands(
    CLI::App& app, CommandContext& context, CommandWords& words,
    ChosenCommand& chosen);  // headoffice import, status, check, export, rejects, deliver

}  // namespace kiosk
