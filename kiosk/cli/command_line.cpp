#include "kiosk/cli/command_line.h"

#include <fmt/format.h>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>

#include "core/journal/cryptography.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/demo_command.h"
#include "kiosk/cli/run_command.h"

namespace kiosk {

namespace {

void add_common_options(CLI::App& app, CommandContext& context) {
    app.add_option("--data", context.data, "The station's folder")->take_last();
    app.add_flag("--json", context.json, "Answer with one JSON value, errors included");
    app.add_option("--person", context.person, "Who does this (default: the owner of the open drawer)")
        ->take_last();
    app.add_option("--reason", context.reason, "Why")->take_last();
    app.add_option("--approve", context.approve, "The second person")->take_last();
    app.add_option("--pin-fd", context.pin_fd, "File descriptor to read the person's PIN from")->take_last();
    app.add_option("--approve-pin-fd", context.approve_pin_fd,
                   "File descriptor to read the second person's PIN from")
        ->take_last();
    app.add_option("--at", context.at, "Training stations: the moment to record, like 2026-11-23T10:15:00Z")
        ->take_last();
}

bool print(const std::string& text) {
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

int print_problem(const core::Problem& problem, bool json) {
    if (json) {
        const nlohmann::json value{
            {"error",
             {{"code", problem.name()}, {"message", problem.message()}, {"advice", problem.advice()}}}};
        print(value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
    } else {
        const std::string line =
            fmt::format("paydesk: {}: {}. {}\n", problem.name(), problem.message(), problem.advice());
        std::fwrite(line.data(), 1, line.size(), stderr);
    }
    return static_cast<int>(problem.kind());
}

int print_reply(const Reply& reply, bool json) {
    const bool as_text = reply.is_file || !json;
    const bool written =
        print(as_text ? reply.text
                      : reply.json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
    return written
               ? reply.status
               : print_problem({core::ProblemCode::file_unwritable, "the answer cannot be written"}, false);
}

// The words as given hold --json even where they are wrong elsewhere.
bool asks_for_json(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--json") return true;
    }
    return false;
}

}  // namespace

int run_command_line(int argc, char** argv) {
    CommandContext context;
    CommandWords words;
    ChosenCommand chosen;
    CLI::App app{"Paydesk, the payment counter of a municipal utility", "paydesk"};
    app.require_subcommand(1);
    app.fallthrough();
    add_common_options(app, context);
    add_run_command(app, context, words, chosen);
    add_demo_command(app, context, words, chosen);
    add_station_commands(app, context, words, chosen);
    add_account_commands(app, context, words, chosen);
    add_day_commands(app, context, words, chosen);
    add_people_commands(app, context, words, chosen);
    add_policy_commands(app, context, words, chosen);
    add_refusal_commands(app, context, words, chosen);
    add_drawer_commands(app, context, words, chosen);
    add_payment_commands(app, context, words, chosen);
    add_correction_commands(app, context, words, chosen);
    add_find_command(app, context, words, chosen);
    add_service_commands(app, context, words, chosen);
    add_licence_commands(app, context, words, chosen);
    add_contact_commands(app, context, words, chosen);
    add_arrangement_commands(app, context, words, chosen);
    add_charge_commands(app, context, words, chosen);
    add_report_commands(app, context, words, chosen);
    add_code_commands(app, context, words, chosen);
    add_vault_commands(app, context, words, chosen);
    add_deposit_commands(app, context, words, chosen);
    add_proof_commands(app, context, words, chosen);
    add_reject_commands(app, context, words, chosen);
    add_batch_commands(app, context, words, chosen);
    add_downtime_commands(app, context, words, chosen);
    add_unclaimed_command(app, context, words, chosen);
    add_device_commands(app, context, words, chosen);
    add_enrol_command(app, context, words, chosen);
    add_sync_command(app, context, words, chosen);
    add_headoffice_commands(app, context, words, chosen);
    add_headoffice_desk_commands(app, context, words, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        std::string what = error.what();
        while (!what.empty() && (what.back() == '.' || what.back() == '\n')) what.pop_back();
        return print_problem({core::ProblemCode::usage, what}, asks_for_json(argc, argv));
    }
    const auto subcommands = app.get_subcommands();
    context.command = "paydesk " + (subcommands.empty() ? std::string{} : subcommands.front()->get_name());
    if (const core::Done ready = core::start_cryptography(); !ready)
        return print_problem(ready.error(), context.json);
    const auto reply = chosen();
    return reply ? print_reply(*reply, context.json) : print_problem(reply.error(), context.json);
}

}  // namespace kiosk
