#include "core/reports/unclaimed_report.h"
#include "kiosk/cli/service_reply.h"
#include "kiosk/cli/service_words.h"

namespace kiosk {

using core::Result;

namespace {

// Who the account's credit belongs to.
core::Done name_holders(core::AccountBook& accounts, core::UnclaimedReport& report) {
    for (core::UnclaimedLine& line : report.lines) {
        if (!line.payee.empty() || line.account.empty()) continue;
        const auto number = core::AccountNumber::parse(line.account);
        if (!number) continue;
        const auto account = accounts.account(*number);
        if (!account) return tl::unexpected(account.error());
        if (*account) line.payee = (*account)->name;
    }
    return {};
}

Result<Reply> report_unclaimed(const CommandContext& context, const CommandWords& words) {
    if (words.older_than < 0)
        return core::problem(core::ProblemCode::usage, "--older-than is a number of days");
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto date = optional_date(words.date);
    if (!date) return tl::unexpected(date.error());
    const auto today = as_of(context, station->reader());
    if (!today) return tl::unexpected(today.error());
    auto report = core::unclaimed_report(station->reader(), date->value_or(*today), words.older_than);
    if (!report) return tl::unexpected(report.error());
    if (const core::Done named = name_holders(station->accounts, *report); !named)
        return tl::unexpected(named.error());
    Reply reply{.json = core::to_json(*report), .text = core::text_of(*report)};
    if (words.format == "csv") reply.text = core::csv_of(*report);
    if (words.format == "json") reply.text = reply.json.dump(2) + "\n";
    return reply;
}

}  // namespace

void add_unclaimed_command(CLI::App& app, CommandContext& context, CommandWords& words,
                           ChosenCommand& chosen) {
    CLI::App* command = app.get_subcommand("report")->add_subcommand(
        "unclaimed", "Credit, refunds and suspense that nobody claimed, by age");
    command->add_option("--older-than", words.older_than, "Only what is older than so many days");
    command->add_option("--date", words.date, "As of this date (default: the business date)");
    command->add_option("--format", words.format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}));
    command->callback([&] { chosen = [&] { return report_unclaimed(context, words); }; });
}

}  // namespace kiosk
