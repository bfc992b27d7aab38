#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/counter/drawers.h"
#include "core/counter/open_session.h"
#include "core/reports/billing_file.h"
#include "core/reports/day_charts.h"
#include "core/reports/session_report.h"
#include "core/reports/table_pages.h"
#include "core/slips/entry_codes.h"
#include "core/slips/slips.h"
#include "core/store/station/numbering.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/correction_reply.h"
#include "kiosk/cli/page_reply.h"
#include "kiosk/cli/payment_reply.h"
#include "kiosk/cli/period_reports.h"
#include "kiosk/cli/report_format.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

Result<core::SessionRow> open_session_for(core::StationReader reader, const CommandContext& context,
                                          const CommandWords& words) {
    if (!words.session.empty()) {
        const auto named = reader.session_named(words.session);
        if (!named) return tl::unexpected(named.error());
        if (*named && (*named)->closed_seq != 0) {
            return core::problem(ProblemCode::drawer_not_open,
                                 "this session is closed; its figures are its Z");
        }
    }
    return core::named_session(reader, {.person = context.person, .session = words.session});
}

Result<core::SessionRow> closed_session(core::StationReader reader, const std::string& name) {
    const auto session = name.empty() ? reader.last_closed_session(0) : reader.session_named(name);
    if (!session) return tl::unexpected(session.error());
    if (!*session && !name.empty()) return core::problem(ProblemCode::unknown_session);
    if (!*session) return core::problem(ProblemCode::drawer_not_open, "no drawer was closed yet");
    return **session;
}

// A page of figures; as CSV one line a figure.
Result<Reply> figures_reply(const core::PrintedDocument& page, const std::string& format,
                            const std::string& name, json figures) {
    if (format == "csv") {
        std::string csv = core::render_csv(core::member_table(name, figures));
        return Reply{.json = std::move(figures), .text = std::move(csv)};
    }
    return page_reply(page, format, std::move(figures));
}

Result<Reply> report_x(ReadStation& station, const CommandContext& context, const CommandWords& words,
                       const core::Texts& texts) {
    const auto session = open_session_for(station.reader(), context, words);
    if (!session) return tl::unexpected(session.error());
    const std::string& person = context.person.empty() ? session->person : context.person;
    if (const auto seen = core::check_may_see_expected(station.reader(), station.policy, person); !seen)
        return tl::unexpected(seen.error());
    const auto report = core::session_report(station.reader(), session->id);
    if (!report) return tl::unexpected(report.error());
    const auto clock = context.clock(true);
    if (!clock) return tl::unexpected(clock.error());
    const auto page =
        core::x_slip({station.reader(), station.policy, texts}, *session, (*clock)->wall_time());
    if (!page) return tl::unexpected(page.error());
    return figures_reply(*page, words.format, "x", core::to_json(*report));
}

Result<Reply> report_z(ReadStation& station, const CommandWords& words, const core::Texts& texts) {
    const auto session = closed_session(station.reader(), words.session);
    if (!session) return tl::unexpected(session.error());
    if (session->closed_seq == 0)
        return core::problem(ProblemCode::drawer_not_counted,
                             "this session is not closed, so it has no Z yet");
    const auto entry = station.reader().entry(session->closed_seq);
    if (!entry) return tl::unexpected(entry.error());
    const auto page = core::session_z_of({station.reader(), station.policy, texts}, **entry);
    if (!page) return tl::unexpected(page.error());
    json z = (*entry)->body.at("z");
    z["closed"] = {{"at", (*entry)->at.text()},
                   {"by", (*entry)->person},
                   {"approved_by", (*entry)->body.at("approved_by")},
                   {"reason", (*entry)->body.at("reason")},
                   {"seq", (*entry)->seq},
                   {"hash", (*entry)->hash}};
    z["code"] = core::code_text(station.reader(), **entry);
    return figures_reply(*page, words.format, "z", std::move(z));
}

Result<Reply> billing_reply(ReadStation& station, const core::DayRow& day, const core::Entry& closing) {
    const auto file = core::billing_file(core::ReportReader(station.reader()), day, closing);
    if (!file) return tl::unexpected(file.error());
    auto text = core::write_bai2(*file);
    if (!text) return tl::unexpected(text.error());
    return Reply{.json = {}, .text = std::move(*text), .is_file = true};
}

Result<Reply> day_pdf(ReadStation& station, const core::PrintedDocument& page, const core::DayRow& day) {
    core::ReportReader reader(station.reader());
    const auto range = reader.of_dates(day.business_date, day.business_date);
    if (!range) return tl::unexpected(range.error());
    const auto charts =
        core::day_charts(reader, {.range = *range, .about = {}, .time_zone = station.policy.time_zone});
    if (!charts) return tl::unexpected(charts.error());
    auto bytes = core::render_pdf(page, "Business date " + day.business_date.text(), *charts);
    if (!bytes) return tl::unexpected(bytes.error());
    return Reply{.json = {}, .text = std::move(*bytes), .is_file = true};
}

Result<Reply> report_day(ReadStation& station, const CommandWords& words, const core::Texts& texts) {
    core::Date date;
    if (!words.date.empty()) {
        const auto given = core::Date::parse(words.date);
        if (!given) return tl::unexpected(given.error());
        date = *given;
    } else {
        const auto last = station.reader().last_day();
        if (!last) return tl::unexpected(last.error());
        if (*last) date = (*last)->business_date;
    }
    const auto day = station.reader().day(date);
    if (!day) return tl::unexpected(day.error());
    if (!*day || (*day)->closed_seq == 0)
        return core::problem(ProblemCode::day_not_open,
                             "this business day is not closed, so it has no Z yet");
    const auto entry = station.reader().entry((*day)->closed_seq);
    if (!entry) return tl::unexpected(entry.error());
    if (words.format == "bai2") return billing_reply(station, **day, **entry);
    const auto page = core::day_z_of({station.reader(), station.policy, texts}, **entry);
    if (!page) return tl::unexpected(page.error());
    if (words.format == "pdf") return day_pdf(station, *page, **day);
    json z = (*entry)->body.at("z");
    z["code"] = core::code_text(station.reader(), **entry);
    return figures_reply(*page, words.format, "day", std::move(z));
}

Result<Reply> report(const CommandContext& context, const CommandWords& words, const std::string& which) {
    if (const core::Done offered = check_format(which, words.format); !offered)
        return tl::unexpected(offered.error());
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    if (which == "journal") return journal_report(*station, words);
    if (which != "x" && which != "z" && which != "day") return table_report(*station, words, which);
    const auto texts = core::Texts::load("en");
    if (!texts) return tl::unexpected(texts.error());
    if (which == "x") return report_x(*station, context, words, *texts);
    if (which == "z") return report_z(*station, words, *texts);
    return report_day(*station, words, *texts);
}

json effects_json(const std::vector<core::EffectRow>& rows) {
    json object{{"drawer", "not_requested"}, {"receipt", "not_requested"}};
    for (const core::EffectRow& row : rows)
        object[std::string(core::name_of(row.kind))] = core::name_of(row.state);
    return object;
}

// Each printing after the first is a copy with a number of its own.
int number_of_copy(const std::vector<core::EffectRow>& rows) {
    int copy = 1;
    for (const core::EffectRow& row : rows) {
        if (row.kind == core::EffectKind::receipt) copy = std::max(copy, row.starts);
    }
    return copy;
}

Result<Reply> show_receipt(const CommandContext& context, const CommandWords& words) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    core::StationReader reader = station->reader();
    const auto row = reader.payment_named(words.payment);
    if (!row) return tl::unexpected(row.error());
    if (!*row)
        return core::problem(ProblemCode::unknown_payment,
                             fmt::format("no payment has the number {}", core::printable(words.payment)));
    const auto entry = reader.entry((*row)->seq);
    if (!entry) return tl::unexpected(entry.error());
    const auto effects = reader.effects_of((*row)->seq);
    if (!effects) return tl::unexpected(effects.error());
    const auto texts = core::Texts::load("en");
    if (!texts) return tl::unexpected(texts.error());
    const int copy = words.copy ? number_of_copy(*effects) : 0;
    const auto page = core::receipt_of({reader, station->policy, *texts}, **entry, copy);
    if (!page) return tl::unexpected(page.error());
    json value = payment_reply(core::posted_payment(**entry)).json;
    value["at"] = (*entry)->at.text();
    value["person"] = (*entry)->person;
    value["voided"] = (*row)->voided_seq != 0;
    const auto corrected = core::corrected_payment(reader, **row);
    if (!corrected) return tl::unexpected(corrected.error());
    value.update(standing_json(*corrected));
    value["hash"] = (*entry)->hash;
    value["code"] = core::code_text(reader, **entry);
    value["effects"] = effects_json(*effects);
    return page_reply(*page, words.format, std::move(value));
}

void add_period(CLI::App& command, CommandWords& words, const std::string& about) {
    command.add_option("--date", words.date, "One business date");
    command.add_option("--from", words.from, about);
    command.add_option("--to", words.until, about);
}

}  // namespace

void add_report_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* reports = app.add_subcommand("report", "X, Z and the journal")->require_subcommand(1);
    const auto add = [&](const std::string& name, const char* about) {
        CLI::App* command = reports->add_subcommand(name, about);
        command->add_option("--format", words.format, about_formats(name));
        command->callback([&, name] { chosen = [&, name] { return report(context, words, name); }; });
        return command;
    };
    add("x", "The open drawer's figures, read only")->add_option("--session", words.session, "Its session");
    add("z", "The closing record of a drawer")
        ->add_option("--session", words.session, "Its session (default: the last closed)");
    add("day", "The closing record of a business day")
        ->add_option("--date", words.date, "Its date (default: the last)");
    add_period(*add("journal", "The entries, or their general-ledger transfers for hledger"), words,
               "A business date or an entry's number");
    for (const auto& [name, about] : std::to_array<std::pair<const char*, const char*>>({
             {"tenders", "Every tender and what became of it"},
             {"voids", "Payments voided"},
             {"overrides", "Guards passed, approvals, retenders, waivers"},
             {"no-sales", "The drawer opened without a payment"},
             {"exceptions", "All that a supervisor looks at"},
             {"over-short", "Variances by clerk over time"},
             {"deposit", "Bags packed for the bank"},
         })) {
        add_period(*add(name, about), words, "A business date");
    }
    CLI::App* receipt = app.add_subcommand("receipt", "A payment's receipt");
    receipt->add_option("payment", words.payment, "Its number, like W2-000017")->required();
    receipt->add_option("--format", words.format, "text, json, png, pdf or escpos")
        ->check(CLI::IsMember({"text", "json", "png", "pdf", "escpos"}));
    receipt->add_flag("--copy", words.copy, "Marked as a copy");
    // Runs after the callback of a word below it, such as verify, and leaves that its choice.
    receipt->callback([&, receipt] {
        if (receipt->get_subcommands().empty()) chosen = [&] { return show_receipt(context, words); };
    });
}

}  // namespace kiosk
