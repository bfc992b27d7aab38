#include <fmt/format.h>

#include <algorithm>

#include "core/counter/drawers.h"
#include "core/counter/open_session.h"
#include "core/reports/session_report.h"
#include "core/slips/entry_codes.h"
#include "core/slips/slips.h"
#include "core/store/station/numbering.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/correction_reply.h"
#include "kiosk/cli/page_reply.h"
#include "kiosk/cli/payment_reply.h"

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
    return page_reply(*page, words.format, core::to_json(*report));
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
    return page_reply(*page, words.format, std::move(z));
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
    const auto page = core::day_z_of({station.reader(), station.policy, texts}, **entry);
    if (!page) return tl::unexpected(page.error());
    json z = (*entry)->body.at("z");
    z["code"] = core::code_text(station.reader(), **entry);
    return page_reply(*page, words.format, std::move(z));
}

Result<Reply> report_journal(ReadStation& station, const CommandWords& words) {
    constexpr std::int64_t entries_max = 200'000;
    const std::int64_t first = words.number > 0 ? words.number : 1;
    const auto head = station.reader().head();
    if (!head) return tl::unexpected(head.error());
    if (head->count - first >= entries_max) {
        return core::problem(ProblemCode::usage,
                             fmt::format("the journal has {} entries; give --from to see at most {}",
                                         head->count, entries_max));
    }
    const auto entries = station.reader().entries(first, entries_max);
    if (!entries) return tl::unexpected(entries.error());
    json list = json::array();
    const bool csv = words.format == "csv";
    std::string text = csv ? "seq,at,business_date,person,kind,hash\n" : "";
    for (const core::Entry& entry : *entries) {
        const std::string date = entry.business_date ? entry.business_date->text() : "";
        list.push_back({{"seq", entry.seq},
                        {"at", entry.at.text()},
                        {"business_date", date.empty() ? json() : json(date)},
                        {"person", entry.person},
                        {"kind", core::name_of(entry.kind)},
                        {"body", entry.body},
                        {"payload", entry.payload},
                        {"hash", entry.hash}});
        text += csv ? fmt::format("{},{},{},{},{},{}\n", entry.seq, entry.at.text(), date, entry.person,
                                  core::name_of(entry.kind), entry.hash)
                    : fmt::format("{:>6}  {}  {:<10}  {:<10}  {:<16} {}\n", entry.seq, entry.at.text(), date,
                                  entry.person, core::name_of(entry.kind), entry.hash.substr(0, 16));
    }
    if (words.format == "json") text = list.dump(2) + "\n";
    return Reply{.json = std::move(list), .text = std::move(text)};
}

Result<Reply> report(const CommandContext& context, const CommandWords& words, const std::string& which) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto texts = core::Texts::load("en");
    if (!texts) return tl::unexpected(texts.error());
    if (which == "x") return report_x(*station, context, words, *texts);
    if (which == "z") return report_z(*station, words, *texts);
    if (which == "day") return report_day(*station, words, *texts);
    return report_journal(*station, words);
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

}  // namespace

void add_report_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* reports = app.add_subcommand("report", "X, Z and the journal")->require_subcommand(1);
    const auto add = [&](const std::string& name, const char* about) {
        CLI::App* command = reports->add_subcommand(name, about);
        command->add_option("--format", words.format, "text, json, pdf or png; the journal also csv")
            ->check(CLI::IsMember({"text", "json", "pdf", "png", "csv"}));
        command->callback([&, name] { chosen = [&, name] { return report(context, words, name); }; });
        return command;
    };
    add("x", "The open drawer's figures, read only")->add_option("--session", words.session, "Its session");
    add("z", "The closing record of a drawer")
        ->add_option("--session", words.session, "Its session (default: the last closed)");
    add("day", "The closing record of a business day")
        ->add_option("--date", words.date, "Its date (default: the last)");
    add("journal", "The entries")->add_option("--from", words.number, "From this entry on");
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
