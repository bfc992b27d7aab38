#include "kiosk/cli/run_command.h"

#include <fmt/format.h>

#include <charconv>

#include "core/counter/deliveries.h"
#include "core/counter/policy_in_force.h"
#include "kiosk/app/run_station.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;

namespace {

struct WindowSize {
    int width = 0;
    int height = 0;
};

// "1920x1080"
Result<WindowSize> parse_size(const std::string& text) {
    if (text.empty()) return WindowSize{};
    WindowSize size;
    const char* end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.width);
    const bool cross = width.ec == std::errc{} && width.ptr != end && *width.ptr == 'x';
    const auto height = cross ? std::from_chars(width.ptr + 1, end, size.height) : width;
    const bool whole = cross && height.ec == std::errc{} && height.ptr == end;
    const auto fits = [](int value) { return value >= 320 && value <= 8192; };
    if (whole && fits(size.width) && fits(size.height)) return size;
    return core::problem(ProblemCode::usage,
                         fmt::format("\"{}\" is not a size like 1920x1080", core::printable(text)));
}

Result<Reply> run(const CommandContext& context, const CommandWords& words) {
    const auto size = parse_size(words.window_size);
    if (!size) return tl::unexpected(size.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto identity = station->store.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    if (words.simulate && !identity->training) {
        return core::problem(ProblemCode::not_training, "simulated devices work only on a training station");
    }
    // What head office sent takes effect before the first page; a running station cannot change its policy.
    const auto taken = core::take_deliveries(station->counter(), station->accounts, identity->name,
                                             core::DeliveriesWanted::people_and_policy);
    if (!taken) return tl::unexpected(taken.error());
    auto policy = core::policy_in_force(station->store.reader());
    if (!policy) return tl::unexpected(policy.error());
    station->policy = std::move(*policy);
    const core::Done done = run_station(station->counter(), {.office = &station->accounts,
                                                             .folder = context.folder(),
                                                             .simulate = words.simulate,
                                                             .width_px = size->width,
                                                             .height_px = size->height,
                                                             .script = words.script,
                                                             .pictures = words.pictures,
                                                             .registry_file = words.registry});
    if (!done) return tl::unexpected(done.error());
    return Reply{.json = {{"ended", true}}, .text = {}};
}

}  // namespace

void add_run_command(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* command = app.add_subcommand("run", "The station's screens");
    command->add_flag("--simulate", words.simulate,
                      "With simulated devices and a panel for them (training stations)");
    command->add_option("--windowed", words.window_size, "In a window of this size, like 1920x1080");
    command->add_option("--play", words.script,
                        "Play a script on simulated devices instead of waiting for a person");
    command->add_option("--pictures", words.pictures, "Folder for the script's pictures");
    command->add_option("--registry", words.registry,
                        "Keep the places of all widgets in this file, for outside tests");
    command->callback([&] { chosen = [&] { return run(context, words); }; });
}

}  // namespace kiosk
