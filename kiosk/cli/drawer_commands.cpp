#include <fmt/format.h>

#include "core/counter/drawers.h"
#include "core/reports/session_report.h"
#include "core/store/station/numbering.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::Money;
using core::Result;
using core::TenderType;

namespace {

// A cash figure: pieces ("100x2,20x7") or only their total ("340.00").
struct CountOrTotal {
    core::CashCount pieces;
    Money total;
};

Result<CountOrTotal> parse_count_or_total(const std::string& text) {
    if (text.find('x') == std::string::npos) {
        const auto total = Money::parse(text);
        if (!total) return tl::unexpected(total.error());
        return CountOrTotal{.pieces = {}, .total = *total};
    }
    auto pieces = core::CashCount::parse(text);
    if (!pieces) return tl::unexpected(pieces.error());
    const Money total = pieces->total();
    return CountOrTotal{.pieces = std::move(*pieces), .total = total};
}

// "230.00,40.00" or "0": the items of one tender type.
Result<Money> parse_items(const std::string& text) {
    Money sum;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t comma = std::min(text.find(',', start), text.size());
        const auto amount = Money::parse(text.substr(start, comma - start));
        if (!amount) return tl::unexpected(amount.error());
        sum += *amount;
        start = comma + 1;
    }
    return sum;
}

Result<Reply> open_drawer(const CommandContext& context, const std::string& float_text) {
    const auto count = parse_count_or_total(float_text);
    if (!count) return tl::unexpected(count.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto opened = core::open_drawer(station->counter(), count->total, count->pieces, *act);
    if (!opened) return tl::unexpected(opened.error());
    return Reply{
        .json = {{"session", opened->session},
                 {"person", act->person},
                 {"float", opened->float_total.text()},
                 {"count", opened->count.empty() ? nlohmann::json() : nlohmann::json(opened->count.text())}},
        .text = fmt::format("Drawer {} is open with a float of {}.\n", opened->session,
                            opened->float_total.text())};
}

nlohmann::json amounts_json(const core::MoneyByTender& amounts) {
    auto object = nlohmann::json::object();
    for (const auto& [type, amount] : amounts) object[std::string(core::name_of(type))] = amount.text();
    return object;
}

// After the count is saved, what was expected may be seen.
Result<Reply> count_reply(core::StationReader reader, const core::DrawerCounted& counted) {
    const auto session = core::session_number(counted.session);
    const auto report = core::session_report(reader, session.value_or(0));
    if (!report) return tl::unexpected(report.error());
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
    return Reply{.json = {{"session", counted.session},
                          {"attempt", counted.attempt},
                          {"counted", amounts_json(counted.counted)},
                          {"expected", amounts_json(report->expected)},
                          {"variance", amounts_json(variance)}},
                 .text = std::move(text)};
}

Result<Reply> count_drawer(const CommandContext& context, const CommandWords& words) {
    core::MoneyByTender counted;
    core::CashCount pieces;
    if (!words.cash_count.empty()) {
        const auto cash = parse_count_or_total(words.cash_count);
        if (!cash) return tl::unexpected(cash.error());
        counted[TenderType::cash] = cash->total;
        pieces = cash->pieces;
    }
    for (const auto& [type, text] : words.item_counts) {
        if (text.empty()) continue;
        const auto sum = parse_items(text);
        if (!sum) return tl::unexpected(sum.error());
        counted[type] = *sum;
    }
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto saved = core::count_drawer(station->counter(), counted, pieces, *act);
    if (!saved) return tl::unexpected(saved.error());
    return count_reply(station->store.reader(), *saved);
}

Result<Reply> close_drawer(const CommandContext& context) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto closed = core::close_drawer(station->counter(), *act);
    if (!closed) return tl::unexpected(closed.error());
    return Reply{
        .json = closed->z,
        .text = fmt::format("Drawer {} is closed. Print its Z with `paydesk report z`.\n", closed->session)};
}

// Says nothing of what the drawer should hold: whoever counts it may read this.
Result<Reply> drawer_status(const CommandContext& context) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    core::StationReader reader = station->reader();
    const auto identity = reader.identity();
    const auto session = reader.open_session();
    if (!identity) return tl::unexpected(identity.error());
    if (!session) return tl::unexpected(session.error());
    if (!*session) return Reply{.json = {{"open", false}}, .text = "No drawer is open.\n"};
    const std::string name = core::session_name(identity->name, (*session)->id);
    const char* state = (*session)->counted_seq != 0 ? "counted" : "open";
    return Reply{.json = {{"open", true},
                          {"session", name},
                          {"person", (*session)->person},
                          {"state", state},
                          {"business_date", (*session)->business_date.text()},
                          {"float", (*session)->float_total.text()},
                          {"counts", (*session)->counts}},
                 .text = fmt::format("Drawer {} of {} is {}, float {}.\n", name, (*session)->person, state,
                                     (*session)->float_total.text())};
}

void add_count(CLI::App& drawer, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* count =
        drawer.add_subcommand("count", "Save a blind count; every tender type, 0 where there is none");
    count->add_option("--cash", words.cash_count, "Notes and coins, 100x2,20x7,0.25x12, or their total");
    count->add_option("--check", words.item_counts[TenderType::check], "Amounts of the checks: 230.00,40.00");
    count->add_option("--money-order,--money_order", words.item_counts[TenderType::money_order],
                      "Amounts of the money orders");
    count->add_option("--cashiers-check,--cashiers_check", words.item_counts[TenderType::cashiers_check],
                      "Amounts of the cashier's checks");
    count->add_option("--card", words.item_counts[TenderType::card], "Total of the card slips");
    count->add_option("--note-acceptor,--note_acceptor", words.item_counts[TenderType::note_acceptor],
                      "Total of the cassette");
    count->callback([&] { chosen = [&] { return count_drawer(context, words); }; });
}

}  // namespace

void add_drawer_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* drawer = app.add_subcommand("drawer", "The cash drawer")->require_subcommand(1);
    CLI::App* open = drawer->add_subcommand("open", "Open it with its counted float");
    open->add_option("--float", words.float_count, "Notes and coins, 20x5,10x5, or their total")->required();
    open->callback([&] { chosen = [&] { return open_drawer(context, words.float_count); }; });
    add_count(*drawer, context, words, chosen);
    drawer->add_subcommand("close", "Close the counted drawer and write its Z")->callback([&] {
        chosen = [&] { return close_drawer(context); };
    });
    drawer->add_subcommand("status", "Which drawer is open")->callback([&] {
        chosen = [&] { return drawer_status(context); };
    });
}

}  // namespace kiosk
