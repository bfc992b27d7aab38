#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "kiosk/cli/command_context.h"

namespace kiosk {

// What was typed behind the commands. One value per meaning, since only one command runs; owned by the
// command line.
struct CommandWords {
    std::string date;
    std::string float_count;
    std::string cash_count;
    std::map<core::TenderType, std::string> item_counts;
    std::string cash_in;
    std::string cash_out;
    std::string turned_in;
    std::string bag;
    std::string received_by;
    std::string to;
    std::string file;
    std::string payment;
    std::string account;
    std::string search;
    std::string text;
    std::string amount;
    std::string check;
    std::string name;
    std::string station = "W1";
    std::string role;
    std::string office;
    std::string format = "text";
    std::string deposit;
    std::string fee = "0";
    std::string pieces_out;
    std::string pieces_in;
    std::string public_key;
    std::vector<std::string> codes;
    std::string session;
    std::string window_size;
    std::string script;
    std::string pictures = ".";
    std::string registry;
    std::string policy = "default";
    std::string destination;
    std::string payee;
    std::string from;
    std::string until;
    std::string routing;
    std::string reference;
    std::string kind;
    std::string state;
    std::string what;
    std::string action;
    std::string opener;
    std::string second;
    std::string payor;
    std::string book;
    std::string list;
    std::string tender = "check";
    std::string manual_receipt;
    std::string received_on;
    std::vector<std::string> destinations;
    std::vector<std::string> amounts;
    std::int64_t items = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t older_than = 0;
    std::int64_t number = 0;
    std::int64_t seq = 0;
    std::int64_t accounts = 10'000;
    std::int64_t included_seq = 0;
    bool begin = false;
    bool holder = false;
    bool explain = false;
    bool accept = false;
    bool take_back = false;
    bool vault = false;
    bool devices = false;
    bool training = false;
    bool simulate = false;
    bool copy = false;
    bool waive_fee = false;
    bool alert = false;
    bool open = false;
    bool override_guards = false;
};

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
void add_arrangement_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                              ChosenCommand& chosen);  // extend, plan, pledge
void add_charge_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                         ChosenCommand& chosen);  // charge, waive, adjust
void add_reject_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                         ChosenCommand& chosen);  // rejects
void add_batch_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                        ChosenCommand& chosen);  // batch
void add_downtime_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                           ChosenCommand& chosen);  // receipts
void add_unclaimed_command(CLI::App& app, CommandContext& context, CommandWords& words,
                           ChosenCommand& chosen);  // report unclaimed; after the reports, who make `report`
void add_device_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                         ChosenCommand& chosen);  // devices

}  // namespace kiosk
