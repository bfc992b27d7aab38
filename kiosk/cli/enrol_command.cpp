#include <fmt/format.h>

#include "core/store/station/journal_feed.h"
#include "core/sync/enrolling.h"
#include "core/sync/first_difference.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;

namespace {

Result<Reply> begin(const CommandContext& context, const CommandWords& words) {
    auto feed = core::JournalFeed::open(context.folder());
    if (!feed) return tl::unexpected(feed.error());
    const auto identity = feed->identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto begun =
        core::begin_enrolment(context.folder(), {.station = identity->name,
                                                 .url = words.url,
                                                 .authority_certificate = words.authority_certificate,
                                                 .new_key = words.new_key});
    if (!begun) return tl::unexpected(begun.error());
    return Reply{.json = {{"station", identity->name},
                          {"role", core::station_role(identity->name)},
                          {"request", begun->request.string()},
                          {"made_key", begun->made_key}},
                 .text = fmt::format(
                     "Take {} to head office; there:\n  paydesk headoffice sign station.csr URL --authority "
                     "FOLDER --out {}.crt\nBring {}.crt back; here:\n  paydesk --data {} enrol --finish "
                     "{}.crt\n",
                     begun->request.string(), identity->name, identity->name, context.folder().string(),
                     identity->name)};
}

// What to do about a station whose journal is not the one that head office has.
Result<Reply> refuse_restored(core::HeadOfficeLink& link, core::JournalFeed& feed,
                              const core::HelloWords& words, const core::JournalHead& head,
                              const core::HelloAnswer& greeting) {
    const auto hash_after = [&feed](std::int64_t seq) {
        const auto hash = feed.hash_after(seq);
        return hash && *hash ? **hash : std::string();
    };
    const auto seq = core::first_difference(link, words, head, greeting.last_seq, hash_after);
    if (!seq) return tl::unexpected(core::problem_of(seq.error()));
    return core::problem(
        ProblemCode::head_office_refuses,
        fmt::format("this station was restored from a backup and differs from entry {} on; at head office: "
                    "paydesk headoffice readmit {} URL --new-line {}:{} --reason TEXT",
                    *seq, greeting.station.substr(0, greeting.station.find('/')), *seq, hash_after(*seq)));
}

Result<Reply> answer(const core::Enrolment& enrolment, const core::HelloAnswer& greeting,
                     const core::JournalHead& head) {
    const auto refused = [](std::string why) {
        return core::problem(ProblemCode::head_office_refuses, std::move(why));
    };
    if (greeting.state == "stopped")
        return refused("this station is stopped: " + core::printable(greeting.why));
    if (greeting.state == "copied")
        return refused(
            "another installation posts as this station; if it is gone for good, head office signs "
            "this one's request with --replace");
    if (greeting.state != "welcome") return refused("head office says " + core::printable(greeting.state));
    std::string text =
        fmt::format("Head office {} knows {} as {}, and has {} of its {} entries.\n", enrolment.url,
                    enrolment.station, greeting.station, greeting.last_seq, head.count);
    if (!greeting.safe) {
        text +=
            "Its server could lose in a power cut what it acknowledged: set fsync, full_page_writes and "
            "synchronous_commit to on.\n";
    }
    return Reply{.json = {{"station", greeting.station},
                          {"state", greeting.state},
                          {"entries", head.count},
                          {"entries_at_office", greeting.last_seq},
                          {"safe", greeting.safe}},
                 .text = text};
}

Result<Reply> try_connection(const CommandContext& context, const core::Enrolment& enrolment) {
    auto feed = core::JournalFeed::open(context.folder());
    if (!feed) return tl::unexpected(feed.error());
    const auto head = feed->head();
    if (!head) return tl::unexpected(head.error());
    const auto install = core::install_id(context.folder());
    if (!install) return tl::unexpected(install.error());
    const auto clock = context.clock(false);
    if (!clock) return tl::unexpected(clock.error());
    auto link = core::HeadOfficeLink::open({.url = enrolment.url,
                                            .user = enrolment.role,
                                            .root = enrolment.root,
                                            .certificate = enrolment.certificate,
                                            .key = enrolment.key});
    if (!link) return tl::unexpected(core::problem_of(link.error()));
    const core::HelloWords words{.program = PAYDESK_VERSION,
                                 .install = *install,
                                 .seq = head->count,
                                 .hash = head->hash,
                                 .at = (*clock)->wall_time().utc_ms};
    const auto greeting = core::say_hello(*link, words);
    if (!greeting) return tl::unexpected(core::problem_of(greeting.error()));
    bool differs = greeting->state == "behind" || greeting->state == "forked";
    if (greeting->state == "welcome" && greeting->last_seq < head->count) {
        // Head office has not seen our last entry; does it have ours up to where it came?
        const auto hash = feed->hash_after(greeting->last_seq);
        if (!hash) return tl::unexpected(hash.error());
        differs = *hash != greeting->last_hash;
    }
    if (differs) return refuse_restored(*link, *feed, words, *head, *greeting);
    return answer(enrolment, *greeting, *head);
}

Result<Reply> finish(const CommandContext& context, const CommandWords& words) {
    const auto enrolment =
        core::finish_enrolment(context.folder(), words.certificate, words.authority_certificate);
    if (!enrolment) return tl::unexpected(enrolment.error());
    auto reply = try_connection(context, *enrolment);
    if (!reply) {
        core::Problem why = reply.error();
        why.detail = "the certificate is in place, but " + why.message();
        return tl::unexpected(why);
    }
    reply->text = "The certificate is in place. " + reply->text +
                  "Start sending: systemctl enable --now paydesk-sync\n";
    return reply;
}

Result<Reply> enrol(const CommandContext& context, const CommandWords& words) {
    if (!words.certificate.empty()) return finish(context, words);
    if (!words.url.empty()) return begin(context, words);
    const auto enrolment = core::load_enrolment(context.folder());
    if (!enrolment) return tl::unexpected(enrolment.error());
    if (!*enrolment) return core::problem(ProblemCode::enrolment_invalid, "this station is not enrolled yet");
    return try_connection(context, **enrolment);
}

}  // namespace

void add_enrol_command(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* command =
        app.add_subcommand("enrol", "Let this station post to head office; alone: how it stands there");
    CLI::Option* url = command->add_option("url", words.url, "postgresql://HOST[:PORT]/DATABASE");
    command->add_option("--authority-certificate", words.authority_certificate,
                        "The certificate of the authority to trust");
    CLI::Option* new_key =
        command->add_flag("--new-key", words.new_key, "Make a new key, even where one is good");
    new_key->needs(url);
    command
        ->add_option("--finish", words.certificate,
                     "Put the certificate that head office signed in place, and try it")
        ->excludes(url);
    command->callback([&] { chosen = [&] { return enrol(context, words); }; });
}

}  // namespace kiosk
