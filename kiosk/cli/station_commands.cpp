#include <fmt/format.h>

#include "core/counter/stations.h"
#include "kiosk/cli/chosen_policy.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::Result;

namespace {

Result<Reply> init_station(const CommandContext& context, const CommandWords& words) {
    const auto clock = context.clock(words.training);
    if (!clock) return tl::unexpected(clock.error());
    const auto chosen = chosen_policy(words.policy);
    if (!chosen) return tl::unexpected(chosen.error());
    const auto policy = core::policy_from_text(chosen->text);
    if (!policy) return tl::unexpected(policy.error());
    const auto store = core::make_station(context.folder(),
                                          {.name = words.station,
                                           .role = words.role,
                                           .office = words.office,
                                           .training = words.training,
                                           .person = context.person.empty() ? "technician" : context.person,
                                           .policy = *chosen},
                                          *policy, **clock, context.store_options());
    if (!store) return tl::unexpected(store.error());
    return Reply{
        .json = {{"station", words.station},
                 {"role", words.role},
                 {"training", words.training},
                 {"folder", context.folder().string()},
                 {"policy", {{"name", chosen->name}, {"hash", chosen->hash}}},
                 {"chain", {{"count", store->head().count}, {"hash", store->head().hash}}}},
        .text = fmt::format("Station {} is made in {}.\n", words.station, context.folder().string())};
}

}  // namespace

void add_station_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen) {
    CLI::App* init = app.add_subcommand("init", "Make a station");
    init->add_option("--station", words.station, "Its name, like W2")->required();
    init->add_option("--role", words.role, "window or kiosk")->required();
    init->add_option("--office", words.office, "The office's name on receipts");
    init->add_option("--policy", words.policy, "A policy the program carries, or a file (default: default)");
    init->add_flag("--training", words.training, "For learning: receipts say TRAINING");
    init->callback([&] { chosen = [&] { return init_station(context, words); }; });
}

}  // namespace kiosk
