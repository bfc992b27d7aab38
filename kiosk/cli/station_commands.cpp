#include <fmt/format.h>

#include <algorithm>

#include "core/counter/stations.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;

namespace {

Result<Reply> init_station(const CommandContext& context, const CommandWords& words) {
    const auto clock = context.clock(words.training);
    if (!clock) return tl::unexpected(clock.error());
    const auto policy = core::built_in_policy("default");
    if (!policy) return tl::unexpected(policy.error());
    const auto store = core::make_station(context.folder(),
                                          {.name = words.station,
                                           .role = words.role,
                                           .office = words.office,
                                           .training = words.training,
                                           .person = context.person.empty() ? "technician" : context.person},
                                          *policy, **clock, context.store_options());
    if (!store) return tl::unexpected(store.error());
    return Reply{
        .json = {{"station", words.station},
                 {"role", words.role},
                 {"training", words.training},
                 {"folder", context.folder().string()},
                 {"chain", {{"count", store->head().count}, {"hash", store->head().hash}}}},
        .text = fmt::format("Station {} is made in {}.\n", words.station, context.folder().string())};
}

constexpr std::string_view roles[] = {"clerk",   "senior_clerk", "supervisor",
                                      "auditor", "technician",   "kiosk"};

Result<Reply> add_person(const CommandContext& context, const CommandWords& words) {
    if (std::find(std::begin(roles), std::end(roles), words.role) == std::end(roles)) {
        return core::problem(ProblemCode::usage,
                             fmt::format("\"{}\" is not a role", core::printable(words.role)));
    }
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const bool has_pin = !act->pin.empty();
    if (has_pin && !core::is_acceptable_pin(act->pin))
        return core::problem(ProblemCode::usage, "a PIN is 6 to 12 digits");
    const core::Person person{
        .name = words.name, .role = words.role, .pin_hash = has_pin ? core::pin_hash(act->pin) : ""};
    // The PIN that was read is the new person's; whoever adds it signs with --approve-pin-fd.
    const core::Act adding{.person = act->person.empty() ? "technician" : act->person,
                           .pin = act->approve_pin};
    const auto entry = core::set_person(station->counter(), adding, person);
    if (!entry) return tl::unexpected(entry.error());
    return Reply{.json = {{"name", words.name}, {"role", words.role}, {"pin", has_pin}, {"seq", entry->seq}},
                 .text = fmt::format("{} is {} here now.\n", words.name, words.role)};
}

}  // namespace

void add_station_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen) {
    CLI::App* init = app.add_subcommand("init", "Make a station");
    init->add_option("--station", words.station, "Its name, like W2")->required();
    init->add_option("--role", words.role, "window or kiosk")->required();
    init->add_option("--office", words.office, "The office's name on receipts");
    init->add_flag("--training", words.training, "For learning: receipts say TRAINING");
    init->callback([&] { chosen = [&] { return init_station(context, words); }; });

    CLI::App* person = app.add_subcommand("person", "The people of this station")->require_subcommand(1);
    CLI::App* add = person->add_subcommand("add",
                                           "Add a person, or change role and PIN (new PIN by --pin-fd, "
                                           "your own by --approve-pin-fd)");
    add->add_option("name", words.name, "Their name")->required();
    add->add_option("--role", words.role, "clerk, senior_clerk, supervisor, auditor, technician")->required();
    add->callback([&] { chosen = [&] { return add_person(context, words); }; });
}

}  // namespace kiosk
