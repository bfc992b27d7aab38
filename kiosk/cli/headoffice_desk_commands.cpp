#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "core/headoffice/desk_check.h"
#include "core/headoffice/desk_daily.h"
#include "core/headoffice/desk_import.h"
#include "core/headoffice/desk_ledger.h"
#include "core/headoffice/desk_rejects.h"
#include "core/headoffice/desk_status.h"
#include "core/policy/policy.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/headoffice_desk_reply.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

CLI::App* headoffice_group(CLI::App& app) {
    const auto made =
        app.get_subcommands([](CLI::App* command) { return command->get_name() == "headoffice"; });
    return made.empty() ? app.add_subcommand("headoffice", "The head-office database")->require_subcommand(1)
                        : made.front();
}

Result<Reply> at_desk(const CommandWords& words,
                      const std::function<Result<Reply>(core::HeadOfficeLink&)>& work) {
    auto link = core::open_desk(words.url);
    if (!link) return tl::unexpected(link.error());
    return work(*link);
}

Result<Reply> import(core::HeadOfficeLink& link, const CommandContext& context, const CommandWords& words,
                     bool accounts) {
    const core::DeskImport wanted{.file = words.file,
                                  .includes_file = words.number,
                                  .progress = [show = context.progress()](const core::ImportProgress& step) {
                                      show(step.is_storing ? "storing" : "reading", step.bytes_done,
                                           step.bytes_total);
                                  }};
    const auto report =
        accounts ? core::import_accounts(link, wanted) : core::import_receivables(link, wanted);
    return report.map([&](const core::ImportReport& done) { return import_reply(done, accounts); });
}

Result<core::Date> date_of(const std::string& text, const CommandContext& context) {
    if (!text.empty()) return core::Date::parse(text);
    const auto clock = context.clock(true);
    if (!clock) return tl::unexpected(clock.error());
    return core::Date::parse((*clock)->wall_time().text().substr(0, 10));
}

Result<Reply> status(core::HeadOfficeLink& link, const CommandContext& context, const CommandWords& words) {
    const auto today = date_of({}, context);
    if (!today) return tl::unexpected(today.error());
    const auto from = words.from.empty() ? Result<core::Date>(core::Date(today->days() - date::days{7}))
                                         : core::Date::parse(words.from);
    if (!from) return tl::unexpected(from.error());
    const auto seen =
        core::desk_status(link, {.silent_hours = words.older_than, .today = *today, .from = *from});
    return seen.map(status_reply);
}

Result<Reply> check(core::HeadOfficeLink& link, const CommandContext& context, const CommandWords& words) {
    return core::check_office(link, {.station = words.name, .progress = context.progress()}).map(check_reply);
}

Result<Reply> file_reply(Result<std::string> text) {
    if (!text) return tl::unexpected(text.error());
    return Reply{.json = {}, .text = std::move(*text), .is_file = true};
}

Result<Reply> export_daily(core::HeadOfficeLink& link, const CommandContext& context,
                           const CommandWords& words) {
    if (words.format != "bai2" && words.format != "csv")
        return core::problem(ProblemCode::format_not_offered, "the daily file comes as bai2 or csv");
    std::int64_t number = words.number;
    if (number == 0) {
        const auto day = date_of(words.date, context);
        if (!day) return tl::unexpected(day.error());
        const auto made = core::make_daily_file(link, *day, context.person);
        if (!made) return tl::unexpected(made.error());
        if (*made == 0) return Reply{.json = {{"file", nullptr}}, .text = "There is nothing new to tell.\n"};
        number = *made;
    }
    const auto file = core::daily_file(
        link, number, words.format == "csv" ? core::DailyFormat::csv : core::DailyFormat::bai2);
    if (!file) return tl::unexpected(file.error());
    return Reply{.json = {{"file", file->number}, {"text", file->text}}, .text = file->text};
}

Result<core::DateRange> dates_of(const CommandContext& context, const CommandWords& words) {
    const auto to = date_of(words.date, context);
    if (!to) return tl::unexpected(to.error());
    const auto from = words.from.empty() ? to : core::Date::parse(words.from);
    if (!from) return tl::unexpected(from.error());
    return core::DateRange{*from, *to};
}

Result<Reply> table_reply(Result<core::ReportTable> table, const std::string& format) {
    if (!table) return tl::unexpected(table.error());
    return Reply{.json = core::to_json(*table),
                 .text = format == "csv" ? core::render_csv(*table) : core::render_text(*table)};
}

Result<Reply> export_ledger(core::HeadOfficeLink& link, const CommandContext& context,
                            const CommandWords& words) {
    const auto dates = dates_of(context, words);
    if (!dates) return tl::unexpected(dates.error());
    if (words.format == "hledger") return file_reply(core::ledger_journal(link, *dates));
    return table_reply(core::ledger_balances(link, *dates), words.format);
}

Result<Reply> export_deposit(core::HeadOfficeLink& link, const CommandContext& context,
                             const CommandWords& words) {
    const auto dates = dates_of(context, words);
    if (!dates) return tl::unexpected(dates.error());
    return table_reply(core::takings_table(link, *dates), words.format);
}

Result<Reply> resolve(core::HeadOfficeLink& link, const CommandContext& context, const CommandWords& words) {
    const auto item = core::resolve_office_reject(link, words.name,
                                                  {.action = words.action,
                                                   .to = words.account,
                                                   .receivable = words.what,
                                                   .reason = context.reason,
                                                   .person = context.person,
                                                   .approved_by = context.approve});
    return item.map([](const core::RejectItem& settled) { return reject_reply(settled); });
}

Result<Reply> deliver(core::HeadOfficeLink& link, const CommandContext& context, const CommandWords& words,
                      const std::string& kind) {
    std::string content = words.text;
    if (kind == "policy") {
        std::ifstream file(words.file, std::ios::binary);
        std::ostringstream text;
        if (!(text << file.rdbuf())) return core::problem(ProblemCode::file_unreadable);
        content = text.str();
        const auto policy = core::parse_policy(words.file, content);
        if (!policy) return tl::unexpected(policy.error());
    } else {
        json person{{"name", words.name}, {"role", words.role}};
        if (!words.public_key.empty()) person["pin_hash"] = words.public_key;
        content = person.dump();
    }
    if (context.person.empty())
        return core::problem(ProblemCode::unknown_person, "--person says who sends this to the stations");
    const auto id = core::deliver(link, words.to, kind, content, context.person);
    if (!id) return tl::unexpected(id.error());
    return Reply{.json = {{"delivery", *id}, {"kind", kind}, {"station", words.to}},
                 .text = fmt::format("Delivery {} is on its way to {}.\n", *id,
                                     words.to.empty() ? "every station" : words.to)};
}

CLI::App* with_url(CLI::App* command, CommandWords& words) {
    command->add_option("url", words.url, "postgresql://HOST/DATABASE of head office")->required();
    return command;
}

}  // namespace

void add_headoffice_desk_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                                  ChosenCommand& chosen) {
    CLI::App* group = headoffice_group(app);
    using Work = std::function<Result<Reply>(core::HeadOfficeLink&)>;
    const auto runs = [&words, &chosen](CLI::App* command, Work work) {
        command->callback([&words, &chosen, work = std::move(work)] {
            chosen = [&words, work] { return at_desk(words, work); };
        });
    };
    CLI::App* bring = group->add_subcommand("import", "What the billing system says")->require_subcommand(1);
    for (const bool accounts : {true, false}) {
        CLI::App* kind = bring->add_subcommand(accounts ? "accounts" : "receivables",
                                               accounts ? "account,name,address,phone,class,status,flags"
                                                        : "receivable,account,kind,service,amount,due_date");
        kind->add_option("file", words.file, "A CSV file with a line of column names")->required();
        if (!accounts)
            kind->add_option("--includes-file", words.number,
                             "The last daily file whose payments the amounts hold");
        runs(with_url(kind, words),
             [&, accounts](core::HeadOfficeLink& link) { return import(link, context, words, accounts); });
    }
    CLI::App* look =
        with_url(group->add_subcommand("status", "Stations, over and short, what was paid twice"), words);
    words.older_than = 24;
    look->add_option("--silent", words.older_than, "Hours without contact that count as silent (24)");
    look->add_option("--from", words.from, "Over and short since (a week)");
    runs(look, [&](core::HeadOfficeLink& link) { return status(link, context, words); });

    CLI::App* prove = with_url(group->add_subcommand("check", "Prove all that stands at head office"), words);
    prove->add_option("--station", words.name, "Only this one");
    runs(prove, [&](core::HeadOfficeLink& link) { return check(link, context, words); });

    CLI::App* give = group->add_subcommand("export", "daily, ledger, deposit")->require_subcommand(1);
    using Export = Result<Reply> (*)(core::HeadOfficeLink&, const CommandContext&, const CommandWords&);
    struct Exported {
        const char* name;
        const char* about;
        const char* format;
        Export work;
    };
    for (const Exported& what :
         {Exported{"daily", "The next daily file for the billing system", "bai2", export_daily},
          Exported{"ledger", "The general ledger of all stations", "hledger", export_ledger},
          Exported{"deposit", "What sessions turned in, and is not deposited", "text", export_deposit}}) {
        CLI::App* command = with_url(give->add_subcommand(what.name, what.about), words);
        command->add_option("--date", words.date, "Business date (today)");
        command->add_option("--from", words.from, "First of several dates");
        command->add_option("--number", words.number, "A daily file that was made before, again");
        command->add_option("--format", words.format, "bai2, csv, hledger or text");
        runs(command, [&, what](core::HeadOfficeLink& link) {
            CommandWords with_format = words;
            if (with_format.format == "text") with_format.format = what.format;
            return what.work(link, context, with_format);
        });
    }
    CLI::App* rejects =
        group->add_subcommand("rejects", "What could not be applied as it stands")->require_subcommand(1);
    CLI::App* list = with_url(rejects->add_subcommand("list", "All items, resolved ones too"), words);
    list->add_flag("--open", words.open, "Only what is open");
    runs(list, [&](core::HeadOfficeLink& link) {
        return core::office_rejects(link, words.open).map(rejects_reply);
    });
    CLI::App* show = with_url(rejects->add_subcommand("show", "One item: raw entry, near accounts"), words);
    show->add_option("name", words.name, "As listed: W2:88:0:unknown_account")->required();
    runs(show, [&](core::HeadOfficeLink& link) {
        return core::office_reject(link, words.name).map(reject_shown_reply);
    });
    CLI::App* settle = with_url(rejects->add_subcommand("resolve", "Settle one item, with a reason"), words);
    settle->add_option("name", words.name, "As listed: W2:88:0:unknown_account")->required();
    settle->add_option("--action", words.action, "assign, refund or dismiss")->required();
    settle->add_option("--to", words.account, "Of assign: the account");
    settle->add_option("--receivable", words.what, "Of assign: what of it (default: its credit)");
    runs(settle, [&](core::HeadOfficeLink& link) { return resolve(link, context, words); });

    CLI::App* send =
        group->add_subcommand("deliver", "Send a person or a policy to stations")->require_subcommand(1);
    CLI::App* person = send->add_subcommand("person", "Who may work there, once the station journals it");
    person->add_option("name", words.name)->required();
    person->add_option("--role", words.role)->required();
    person->add_option("--pin-hash", words.public_key, "As a station stores it");
    CLI::App* policy = send->add_subcommand("policy", "What a city sets");
    policy->add_option("file", words.file, "A policy, TOML")->required();
    for (CLI::App* command : {person, policy}) {
        with_url(command, words)->add_option("--to", words.to, "One station (default: all)");
        runs(command, [&, kind = command->get_name()](core::HeadOfficeLink& link) {
            return deliver(link, context, words, kind);
        });
    }
}

}  // namespace kiosk
