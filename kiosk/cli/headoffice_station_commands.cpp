#include <fmt/format.h>

#include <charconv>
#include <fstream>

#include "core/headoffice/station_desk.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::Authority;
using core::HeadOfficeLink;
using core::ProblemCode;
using core::Result;

namespace {

Result<HeadOfficeLink> connect(const CommandWords& words) {
    auto link = HeadOfficeLink::open({.url = words.url});
    if (!link) return tl::unexpected(core::problem_of(link.error()));
    return std::move(*link);
}

// What is left to do before the server refuses revoked certificates; empty: nothing.
std::string crl_text(const std::string& by_hand) {
    return by_hand.empty() ? std::string("The server reads the new list of revoked certificates.\n")
                           : fmt::format("The server does not read the list yet: {}.\n", by_hand);
}

Result<Reply> sign(const CommandContext& context, const CommandWords& words) {
    auto link = connect(words);
    if (!link) return tl::unexpected(link.error());
    const Authority authority(words.authority);
    const auto made = core::sign_station(*link, authority,
                                         {.request = words.file,
                                          .days = static_cast<int>(words.days),
                                          .replace = words.replace,
                                          .reason = context.reason});
    if (!made) return tl::unexpected(made.error());
    const std::filesystem::path out = words.to.empty()
                                          ? std::filesystem::path(words.file).replace_extension(".crt")
                                          : std::filesystem::path(words.to);
    if (!(std::ofstream(out, std::ios::binary) << made->certificate << std::flush))
        return core::problem(ProblemCode::file_unwritable, out.string() + " cannot be written");
    std::string text = fmt::format(
        "Station {} may post with certificate {}, good until {}.\nOn the station: paydesk enrol "
        "--finish {}\n",
        made->station, made->serial, made->not_after, out.filename().string());
    nlohmann::json json{{"station", made->station},     {"serial", made->serial},
                        {"not_after", made->not_after}, {"certificate", out.string()},
                        {"revoked", made->revoked},     {"stopped", made->stopped}};
    if (made->revoked > 0) {
        text += fmt::format("{} older certificates are revoked. ", made->revoked) + crl_text(made->by_hand);
        json["by_hand"] = made->by_hand;
    }
    if (!made->stopped.empty()) {
        text += fmt::format("It is stopped ({}): paydesk headoffice readmit {} URL --reason TEXT\n",
                            core::printable(made->stopped), made->station);
    }
    return Reply{.json = json, .text = text};
}

Result<Reply> revoke(const CommandContext& context, const CommandWords& words) {
    auto link = connect(words);
    if (!link) return tl::unexpected(link.error());
    const Authority authority(words.authority);
    const auto done = core::revoke_station(*link, authority, words.station, context.reason);
    if (!done) return tl::unexpected(done.error());
    const auto by_hand = core::make_server_read(*link, authority.revoked());
    if (!by_hand) return tl::unexpected(by_hand.error());
    return Reply{.json = {{"station", words.station},
                          {"certificates", done->certificates},
                          {"connections", done->connections},
                          {"by_hand", *by_hand}},
                 .text = fmt::format("Nothing is taken from {} any more: {} certificates are revoked, {} "
                                     "connections were ended.\n",
                                     words.station, done->certificates, done->connections) +
                         crl_text(*by_hand)};
}

// "57:HASH", as the station's `paydesk enrol` says it.
Result<core::FirstDifference> difference_in(const std::string& text) {
    core::FirstDifference difference;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), difference.seq);
    const auto at = static_cast<std::size_t>(end - text.data());
    if (failed != std::errc() || difference.seq < 1 || at >= text.size() || text[at] != ':' ||
        text.size() - at - 1 != 64 ||
        text.find_first_not_of("0123456789abcdef", at + 1) != std::string::npos) {
        return core::problem(ProblemCode::usage,
                             "--new-line takes ENTRY:HASH, as `paydesk enrol` on the station says it");
    }
    difference.hash = text.substr(at + 1);
    return difference;
}

Result<Reply> readmit(const CommandContext& context, const CommandWords& words) {
    if (words.difference.empty()) {
        auto link = connect(words);
        if (!link) return tl::unexpected(link.error());
        if (const core::Done done = core::readmit_station(*link, words.station, context.reason); !done)
            return tl::unexpected(done.error());
        return Reply{.json = {{"station", words.station}},
                     .text = fmt::format("{} may post again, with a certificate that is not revoked.\n",
                                         words.station)};
    }
    const auto difference = difference_in(words.difference);
    if (!difference) return tl::unexpected(difference.error());
    auto link = connect(words);
    if (!link) return tl::unexpected(link.error());
    const auto line = core::open_next_line(*link, words.station, *difference, context.reason);
    if (!line) return tl::unexpected(line.error());
    return Reply{.json = {{"station", words.station}, {"line", *line}, {"first_seq", difference->seq}},
                 .text = fmt::format("{} posts as {} from entry {} on; what it posted before it was restored "
                                     "stays.\n",
                                     words.station, *line, difference->seq)};
}

}  // namespace

void add_headoffice_station_commands(CLI::App& headoffice, CommandContext& context, CommandWords& words,
                                     ChosenCommand& chosen) {
    const auto add = [&](const char* name, const char* says, auto run, bool by_request) {
        CLI::App* added = headoffice.add_subcommand(name, says);
        if (by_request)
            added->add_option("request", words.file, "The station's station.csr")->required();
        else
            added->add_option("station", words.station, "Its name, like W2")->required();
        added->add_option("url", words.url, "postgresql://PERSON@/DATABASE?host=/var/run/postgresql")
            ->required();
        added->callback([&context, &words, &chosen, run] {
            chosen = [&context, &words, run] { return run(context, words); };
        });
        return added;
    };
    const auto add_authority = [&](CLI::App* to) {
        to->add_option("--authority", words.authority, "The folder of the certificate authority")->required();
    };
    CLI::App* signing = add("sign", "Let a station post: sign its request", sign, true);
    add_authority(signing);
    signing->add_option("--days", words.days, "How long the certificate is good")
        ->default_val(730)
        ->check(CLI::Range(1, 3650));
    signing->add_option("--out", words.to, "The file to write (default: beside the request)");
    signing->add_flag("--replace", words.replace,
                      "The installation that posts as this station is gone; end its certificates");
    add_authority(add("revoke", "End a station's access at once", revoke, false));
    add("readmit", "Take a stop back", readmit, false)
        ->add_option("--new-line", words.difference,
                     "ENTRY:HASH: the station was restored from a backup and differs from here on");
}

}  // namespace kiosk
