#include <fmt/format.h>

#include <iostream>

#include "core/counter/deliveries.h"
#include "core/sync/enrolment.h"
#include "kiosk/app/sync_service.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/sync_reply.h"

namespace kiosk {

using core::Result;

namespace {

Result<core::SyncRun::Options> sync_options(const CommandContext& context) {
    const auto enrolment = core::load_enrolment(context.folder());
    if (!enrolment) return tl::unexpected(enrolment.error());
    if (!*enrolment) return core::problem(core::ProblemCode::not_enrolled);
    const auto install = core::install_id(context.folder());
    if (!install) return tl::unexpected(install.error());
    return core::SyncRun::Options{.folder = context.folder(),
                                  .link = {.url = (*enrolment)->url,
                                           .user = (*enrolment)->role,
                                           .root = (*enrolment)->root,
                                           .certificate = (*enrolment)->certificate,
                                           .key = (*enrolment)->key},
                                  .install = *install,
                                  .program = PAYDESK_VERSION};
}

Result<core::HeadOfficeState> recorded_state(const CommandContext& context) {
    auto mirror = core::MirrorReader::open(context.folder());
    if (!mirror) return tl::unexpected(mirror.error());
    return mirror->head_office().map(
        [](const auto& state) { return state.value_or(core::HeadOfficeState{}); });
}

// What head office sent and this station cannot use, or not yet.
Result<Reply> with_deliveries(Reply reply, ReadStation& station) {
    const auto waiting = core::waiting_deliveries(station.reader(), station.accounts);
    if (!waiting) return tl::unexpected(waiting.error());
    reply.json["waiting_deliveries"] = nlohmann::json::array();
    for (const core::WaitingDelivery& item : *waiting) {
        reply.json["waiting_deliveries"].push_back(
            {{"id", item.delivery.id}, {"kind", item.delivery.kind}, {"why", item.why}});
        reply.text += fmt::format("A {} of head office ({}) has not taken effect: {}\n", item.delivery.kind,
                                  item.delivery.id, item.why);
    }
    return reply;
}

Result<Reply> status(const CommandContext& context) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto head = station->reader().head();
    if (!head) return tl::unexpected(head.error());
    const auto state = recorded_state(context);
    if (!state) return tl::unexpected(state.error());
    core::SyncReport report;
    static_cast<core::StationAtOffice&>(report) =
        core::standing_of(*state, head->count, SystemClock().wall_time());
    return with_deliveries(sync_reply(report, *state), *station);
}

Result<Reply> once(const CommandContext& context) {
    const auto options = sync_options(context);
    if (!options) return tl::unexpected(options.error());
    SystemClock clock;
    const auto show = [bar = context.progress()](const core::SyncProgress& step) {
        bar(step.stage, step.done, step.total);
    };
    const auto report = core::SyncRun(*options, clock, show).once();
    if (!report) return tl::unexpected(report.error());
    if (report->standing == core::SyncStanding::offline) {
        return core::problem(core::ProblemCode::head_office_unreachable, report->why);
    }
    if (report->standing == core::SyncStanding::refused) {
        return core::problem(core::ProblemCode::head_office_refuses, refusal_words(*report));
    }
    const auto state = recorded_state(context);
    if (!state) return tl::unexpected(state.error());
    return sync_reply(*report, *state);
}

Result<Reply> follow(const CommandContext& context) {
    const auto options = sync_options(context);
    if (!options) return tl::unexpected(options.error());
    std::string said;
    const core::Done followed = follow_head_office(*options, [&](const core::SyncReport& report) {
        // The log of a service: what changed, not every run.
        const auto state = recorded_state(context);
        const bool well = report.standing == core::SyncStanding::online;
        const std::string words = well || !state ? "Online.\n" : sync_reply(report, *state).text;
        if (words != said) std::cerr << (said = words) << std::flush;
    });
    if (!followed) return tl::unexpected(followed.error());
    return Reply{.json = {{"ended", true}}, .text = ""};
}

}  // namespace

void add_sync_command(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* sync =
        app.add_subcommand("sync", "Post to head office, and bring what it has for this station");
    sync->add_flag_callback(
        "--once", [] {}, "One run; what happens without words");
    sync->add_flag("--follow", words.follow, "Go on until it is ended, as a service");
    sync->add_flag("--status", words.status, "How this station stands; nothing is sent");
    sync->callback([&] {
        chosen = [&] {
            if (words.status) return status(context);
            return words.follow ? follow(context) : once(context);
        };
    });
}

}  // namespace kiosk
