#include <fmt/format.h>

#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/reports/session_report.h"
#include "core/store/station/numbering.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/count_words.h"

namespace kiosk {

using core::Money;
using core::Result;
using core::TenderType;
using nlohmann::json;

namespace {

Result<Reply> open_drawer(const CommandContext& context, const std::string& float_text) {
    const auto count = parse_count_or_total(float_text);
    if (!count) return tl::unexpected(count.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto opened = core::open_drawer(station->counter(), count->total, count->pieces, *act);
    if (!opened) return tl::unexpected(opened.error());
    Reply reply{
        .json = {{"session", opened->session},
                 {"person", act->person},
                 {"float", opened->float_total.text()},
                 {"count", opened->count.empty() ? json() : json(opened->count.text())},
                 {"previous_close", opened->continues.empty() ? json("none") : json(opened->continues)},
                 {"difference", opened->difference.text()}},
        .text = fmt::format("Drawer {} is open with a float of {}.\n", opened->session,
                            opened->float_total.text())};
    if (!opened->difference.is_zero()) {
        reply.text += fmt::format("It differs by {} from what {} left; the difference belongs to that one.\n",
                                  opened->difference.text(), opened->continues);
    }
    return reply;
}

// After the count is saved, what was expected may be seen.
Result<Reply> count_reply(OpenStation& station, const core::DrawerCounted& counted) {
    const auto session = core::session_number(counted.session);
    auto report = core::session_report(station.store.reader(), session.value_or(0));
    if (!report) return tl::unexpected(report.error());
    if (const auto done = core::explain(*report, station.store.reader(), station.policy); !done)
        return tl::unexpected(done.error());
    core::MoneyByTender variance;
    std::string text = fmt::format("Count {} of {} is saved.\n{:<16}{:>12}{:>12}{:>12}\n", counted.attempt,
                                   counted.session, "", "expected", "counted", "variance");
    for (const auto& [type, amount] : counted.counted) {
        variance[type] = report->variance(type);
        const Money expected = amount - variance[type];
        if (expected.is_zero() && amount.is_zero()) continue;
        text += fmt::format("{:<16}{:>12}{:>12}{:>12}\n", core::name_of(type), expected.text(), amount.text(),
                            variance[type].text());
    }
    for (const core::Explanation& explanation : report->explanations)
        text += fmt::format("Perhaps: {}\n", core::describe(explanation));
    Reply reply{.json = {{"session", counted.session},
                         {"attempt", counted.attempt},
                         {"counted", amounts_json(counted.counted)},
                         {"expected", amounts_json(report->expected)},
                         {"variance", amounts_json(variance)}},
                .text = std::move(text)};
    reply.json.update(core::explanations_json(*report));
    return reply;
}

Result<Reply> begin_count(const CommandContext& context, const CommandWords& words) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = drawer_act(context, words);
    if (!act) return tl::unexpected(act.error());
    const auto begun = core::begin_count(station->counter(), *act);
    if (!begun) return tl::unexpected(begun.error());
    return Reply{.json = {{"session", begun->session}, {"state", "counting"}},
                 .text = fmt::format("The count of {} has begun.\n", begun->session)};
}

Result<Reply> count_drawer(const CommandContext& context, const CommandWords& words) {
    if (words.begin) return begin_count(context, words);
    const auto typed = parse_typed_count(words.cash_count, words.item_counts);
    if (!typed) return tl::unexpected(typed.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = drawer_act(context, words);
    if (!act) return tl::unexpected(act.error());
    const auto saved = core::count_drawer(station->counter(), typed->amounts, typed->pieces, *act);
    if (!saved) return tl::unexpected(saved.error());
    return count_reply(*station, *saved);
}

Result<Reply> close_drawer(const CommandContext& context, const CommandWords& words) {
    core::CashParted parted;
    if (!words.float_count.empty()) {
        const auto kept = parse_count_or_total(words.float_count);
        if (!kept) return tl::unexpected(kept.error());
        parted.float_total = kept->total;
        parted.float_pieces = kept->pieces;
    }
    const auto turned_in = core::CashCount::parse(words.turned_in);
    if (!turned_in) return tl::unexpected(turned_in.error());
    parted.turned_in = *turned_in;
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = drawer_act(context, words);
    if (!act) return tl::unexpected(act.error());
    const auto closed = core::close_drawer(station->counter(), *act, parted);
    if (!closed) return tl::unexpected(closed.error());
    return Reply{
        .json = closed->z,
        .text = fmt::format("Drawer {} is closed. Print its Z with `paydesk report z`.\n", closed->session)};
}

Result<Reply> reopen_drawer(const CommandContext& context, const CommandWords& words) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto reopened = core::reopen_drawer(station->counter(), words.session, *act);
    if (!reopened) return tl::unexpected(reopened.error());
    return Reply{.json = {{"session", reopened->session},
                          {"state", "open"},
                          {"earlier_close", reopened->close_seq == 0 ? json() : json(reopened->close_seq)}},
                 .text = fmt::format("Drawer {} is open again.\n", reopened->session)};
}

// One drawer; nothing of what it should hold until its count is saved.
Result<json> drawer_json(ReadStation& station, const core::SessionRow& session) {
    const auto identity = station.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto state = core::DrawerReader(station.reader()).state(session.id);
    if (!state) return tl::unexpected(state.error());
    json object{{"session", core::session_name(identity->name, session.id)},
                {"person", session.person},
                {"state", state->count_begun_seq != 0 ? "counting"
                          : session.counted_seq != 0  ? "counted"
                                                      : "open"},
                {"business_date", session.business_date.text()},
                {"float", session.float_total.text()},
                {"counts", session.counts}};
    if (!state->handover_to.empty()) object["handover_to"] = state->handover_to;
    const auto unexplained = core::NoteReader(station.reader()).unexplained(session.id);
    if (!unexplained) return tl::unexpected(unexplained.error());
    std::int64_t notes = 0;
    for (const core::UnexplainedNote& note : *unexplained) notes += note.fact.notes;
    if (notes > 0) object["notes_unexplained"] = notes;
    if (object.at("state") != "counted") return object;
    auto report = core::session_report(station.reader(), session.id);
    if (!report) return tl::unexpected(report.error());
    if (const auto done = core::explain(*report, station.reader(), station.policy); !done)
        return tl::unexpected(done.error());
    object.update(core::explanations_json(*report));
    return object;
}

Result<Reply> drawer_status(const CommandContext& context) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto open = core::DrawerReader(station->reader()).open_sessions();
    if (!open) return tl::unexpected(open.error());
    Reply reply{.json = {{"open", !open->empty()}, {"drawers", json::array()}}, .text = {}};
    for (const core::SessionRow& session : *open) {
        auto object = drawer_json(*station, session);
        if (!object) return tl::unexpected(object.error());
        reply.text +=
            fmt::format("Drawer {} of {} is {}, float {}.\n", object->at("session").get<std::string>(),
                        session.person, object->at("state").get<std::string>(), session.float_total.text());
        if (object->contains("notes_unexplained")) {
            reply.text += fmt::format("Notes not explained: {}. See `paydesk report exceptions`.\n",
                                      object->at("notes_unexplained").get<std::int64_t>());
        }
        if (open->size() == 1) reply.json.update(*object);
        reply.json["drawers"].push_back(std::move(*object));
    }
    if (open->empty()) reply.text = "No drawer is open.\n";
    return reply;
}

}  // namespace

Result<core::Act> drawer_act(const CommandContext& context, const CommandWords& words) {
    auto act = context.act();
    if (act) act->session = words.session;
    return act;
}

void add_count_options(CLI::App& command, CommandWords& words) {
    command.add_option("--cash", words.cash_count, "Notes and coins, 100x2,20x7,0.25x12, or their total");
    command.add_option("--check", words.item_counts[TenderType::check],
                       "Amounts of the checks: 230.00,40.00");
    command.add_option("--money-order,--money_order", words.item_counts[TenderType::money_order],
                       "Amounts of the money orders");
    command.add_option("--cashiers-check,--cashiers_check", words.item_counts[TenderType::cashiers_check],
                       "Amounts of the cashier's checks");
    command.add_option("--card", words.item_counts[TenderType::card], "Total of the card slips");
    command.add_option("--note-acceptor,--note_acceptor", words.item_counts[TenderType::note_acceptor],
                       "Total of the cassette");
}

void add_drawer_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* drawer = app.add_subcommand("drawer", "The cash drawer")->require_subcommand(1);
    drawer->add_option("--session", words.session, "The drawer's session, where several are open");
    CLI::App* open = drawer->add_subcommand("open", "Open it with its counted float");
    open->add_option("--float", words.float_count, "Notes and coins, 20x5,10x5, or their total")->required();
    open->callback([&] { chosen = [&] { return open_drawer(context, words.float_count); }; });
    CLI::App* count =
        drawer->add_subcommand("count", "Save a blind count; every tender type, 0 where there is none");
    count->add_flag("--begin", words.begin, "Begin it: no payments and no figures until it is saved");
    add_count_options(*count, words);
    count->callback([&] { chosen = [&] { return count_drawer(context, words); }; });
    CLI::App* close = drawer->add_subcommand("close", "Close the counted drawer and write its Z");
    close->add_option("--float", words.float_count, "What stays as float: notes and coins, or their total");
    close->add_option("--turned-in", words.turned_in, "Notes and coins turned in, without the drops");
    close->callback([&] { chosen = [&] { return close_drawer(context, words); }; });
    CLI::App* reopen = drawer->add_subcommand("reopen", "Go on with a counted or closed drawer: --session");
    reopen->callback([&] { chosen = [&] { return reopen_drawer(context, words); }; });
    drawer->add_subcommand("status", "Which drawers are open")->callback([&] {
        chosen = [&] { return drawer_status(context); };
    });
    add_drawer_move_commands(*drawer, context, words, chosen);
}

}  // namespace kiosk
