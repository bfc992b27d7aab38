#include "kiosk/cli/sync_reply.h"

#include <fmt/format.h>

#include <array>

namespace kiosk {

namespace {

struct Refusal {
    std::string_view state;
    std::string_view sentence;
    std::string_view advice;
};

constexpr std::array refusals{
    Refusal{"stopped", "head office has stopped this station",
            "Call head office; it can be admitted again there."},
    Refusal{"copied", "another installation posts under this station's name",
            "Take the copy out of service. On a new machine in the place of an old one, enrol again and have "
            "head office sign with --replace."},
    Refusal{"behind",
            "head office has entries of this station that are not here: it was restored from a backup",
            "Take no payment here. Head office readmits the station with --new-line once the backup is all "
            "there is."},
    Refusal{"forked",
            "this journal is not the one that head office has: it was restored from a backup, or copied",
            "Head office readmits the station with --new-line if no other machine posts under its name."},
    Refusal{"untrusted", "one side's certificate is not accepted",
            "Compare the clock, the dates of the certificate, and what head office revoked; enrol again if "
            "need be."},
    Refusal{"too_old", "this program is too old for head office", "Install the current version."},
    Refusal{"too_new", "head office is older than this program",
            "Bring head office up to date: `paydesk headoffice init`."},
    Refusal{"broken_chain", "the journal's chain does not hold", "Take no payment. Run `paydesk verify`."},
    Refusal{"too_large", "an entry is larger than head office takes",
            "Call the technician; nothing is lost here."},
};

const Refusal* refusal_of(std::string_view state) {
    for (const Refusal& refusal : refusals) {
        if (refusal.state == state) return &refusal;
    }
    return nullptr;
}

std::string_view name_of(core::SyncStanding standing) {
    switch (standing) {
        case core::SyncStanding::never:
            return "never";
        case core::SyncStanding::online:
            return "online";
        case core::SyncStanding::offline:
            return "offline";
        case core::SyncStanding::refused:
            return "refused";
    }
    return "never";
}

std::string moment_text(std::int64_t utc_ms) {
    return utc_ms == 0 ? std::string() : core::Moment{utc_ms}.text();
}

std::string standing_text(const core::SyncReport& report) {
    switch (report.standing) {
        case core::SyncStanding::never:
            return "This station has not posted to head office yet.\n";
        case core::SyncStanding::online:
            return report.behind == 0 ? "Online. Head office has everything.\n"
                                      : fmt::format("Online. {} entries wait to be posted.\n", report.behind);
        case core::SyncStanding::offline:
            return fmt::format("Offline since {}: {}. {} entries wait; nothing is lost.\n",
                               report.since.text(), report.why, report.behind);
        case core::SyncStanding::refused:
            return fmt::format("Refused: {} {} entries wait; nothing is lost.\n", refusal_words(report),
                               report.behind);
    }
    return {};
}

}  // namespace

std::string refusal_words(const core::SyncReport& report) {
    const Refusal* refusal = refusal_of(report.state);
    const std::string why = report.why.empty() ? "" : " (" + report.why + ")";
    if (!refusal) return fmt::format("head office says {}{}.", report.state, why);
    return fmt::format("{}{}. {}", refusal->sentence, why, refusal->advice);
}

Reply sync_reply(const core::SyncReport& report, const core::HeadOfficeState& state) {
    std::string text = standing_text(report);
    if (state.posted_seq > 0) {
        text += fmt::format("Posted up to entry {}, head {}\n", state.posted_seq, state.posted_hash);
    }
    if (report.rejects > 0)
        text += fmt::format("{} of them are on the work list: `paydesk rejects`.\n", report.rejects);
    if (std::abs(state.clock_ahead) > 60'000) {
        text +=
            fmt::format("This station's clock is {} s {} head office's.\n",
                        std::abs(state.clock_ahead) / 1000, state.clock_ahead > 0 ? "ahead of" : "behind");
    }
    if (report.standing == core::SyncStanding::online && !state.safe) {
        text +=
            "Head office could lose what it acknowledged in a power cut: see fsync and synchronous_commit "
            "there.\n";
    }
    return {.json = {{"standing", name_of(report.standing)},
                     {"state", report.state},
                     {"why", report.why},
                     {"behind", report.behind},
                     {"posted", report.posted},
                     {"posted_seq", state.posted_seq},
                     {"posted_hash", state.posted_hash},
                     {"contact_at", moment_text(state.contact_at)},
                     {"offline_since", moment_text(report.since.utc_ms)},
                     {"clock_ahead_ms", state.clock_ahead},
                     {"accounts", report.customers.accounts},
                     {"receivables", report.customers.receivables}},
            .text = text};
}

}  // namespace kiosk
