#include <fmt/format.h>

#include <algorithm>

#include "core/custody/deposits.h"
#include "core/reports/deposit_report.h"
#include "core/slips/slips.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/count_words.h"
#include "kiosk/cli/page_reply.h"

namespace kiosk {

using core::Money;
using core::Result;
using core::TenderType;
using nlohmann::json;

namespace {

constexpr int deposits_listed = 100;

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t comma = std::min(text.find(',', start), text.size());
        if (comma > start) parts.push_back(text.substr(start, comma - start));
        start = comma + 1;
    }
    return parts;
}

// "230.00,40.00": each its own item; 0 says that there is none.
core::Done add_items(std::vector<core::BaggedItem>& items, const std::string& text,
                     std::optional<TenderType> type) {
    for (const std::string& part : parts_of(text)) {
        const auto amount = Money::parse(part);
        if (!amount) return tl::unexpected(amount.error());
        if (amount->is_negative()) return core::problem(core::ProblemCode::money_not_positive);
        if (amount->is_positive()) items.push_back({.amount = *amount, .type = type});
    }
    return {};
}

Result<core::BagContents> contents_of(CommandWords& words) {
    core::BagContents contents;
    if (!words.cash_count.empty()) {
        const auto cash = parse_count_or_total(words.cash_count);
        if (!cash) return tl::unexpected(cash.error());
        contents.cash = cash->total;
        contents.pieces = cash->pieces;
    }
    const std::pair<std::string, std::optional<TenderType>> lists[] = {
        {words.check, std::nullopt},
        {words.item_counts[TenderType::money_order], TenderType::money_order},
        {words.item_counts[TenderType::cashiers_check], TenderType::cashiers_check}};
    for (const auto& [text, type] : lists) {
        if (const core::Done added = add_items(contents.items, text, type); !added)
            return tl::unexpected(added.error());
    }
    return contents;
}

std::string slip_text(const core::DepositPrepared& fact) {
    return fmt::format("{} of {} in bag {}: cash {}, {} checks {}.\n", fact.deposit, fact.total().text(),
                       fact.bag, fact.cash.text(), fact.items.size(), fact.items_total().text());
}

Result<Reply> prepare(const CommandContext& context, CommandWords& words) {
    const auto contents = contents_of(words);
    if (!contents) return tl::unexpected(contents.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto prepared =
        core::prepare_deposit(station->counter(), words.bag,
                              {.sessions = parts_of(words.session), .z_codes = words.codes}, *contents, *act);
    if (!prepared) return tl::unexpected(prepared.error());
    json value = core::slip_json(prepared->fact);
    value["seq"] = prepared->entry.seq;
    return Reply{.json = std::move(value), .text = slip_text(prepared->fact)};
}

Result<Reply> confirm(const CommandContext& context, const CommandWords& words) {
    const auto amount = Money::parse(words.amount);
    if (!amount) return tl::unexpected(amount.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto confirmed = core::confirm_deposit(station->counter(), words.deposit, *amount, *act);
    if (!confirmed) return tl::unexpected(confirmed.error());
    const Money difference = confirmed->credited - confirmed->prepared;
    return Reply{.json = {{"deposit", confirmed->deposit},
                          {"state", "confirmed"},
                          {"prepared", confirmed->prepared.text()},
                          {"credited", confirmed->credited.text()},
                          {"difference", difference.text()},
                          {"sessions", confirmed->sessions}},
                 .text = fmt::format("The bank credited {} for {}, difference {}.\n",
                                     confirmed->credited.text(), confirmed->deposit, difference.text())};
}

Result<Reply> correct(const CommandContext& context, const CommandWords& words) {
    const auto amount = Money::parse(words.amount.starts_with('+') ? words.amount.substr(1) : words.amount);
    if (!amount) return tl::unexpected(amount.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto corrected = core::correct_deposit(
        station->counter(), {.deposit = words.deposit, .session = words.session, .amount = *amount}, *act);
    if (!corrected) return tl::unexpected(corrected.error());
    return Reply{.json = {{"deposit", corrected->deposit},
                          {"state", "corrected"},
                          {"session", corrected->session},
                          {"amount", corrected->amount.text()},
                          {"reason", corrected->reason}},
                 .text = fmt::format("The bank corrected {} by {} for {}.\n", corrected->deposit,
                                     corrected->amount.text(), corrected->session)};
}

Result<Reply> settle_cards(const CommandContext& context, const CommandWords& words) {
    const auto date = core::Date::parse(words.date);
    if (!date) return tl::unexpected(date.error());
    const auto amount = Money::parse(words.amount);
    if (!amount) return tl::unexpected(amount.error());
    const auto fee = Money::parse(words.fee);
    if (!fee) return tl::unexpected(fee.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto settled =
        core::settle_cards(station->counter(), {.date = *date, .amount = *amount, .fee = *fee}, *act);
    if (!settled) return tl::unexpected(settled.error());
    return Reply{.json = {{"date", settled->date.text()},
                          {"amount", settled->amount.text()},
                          {"fee", settled->fee.text()}},
                 .text = fmt::format("Card takings of {} are settled: {}, fee {}.\n", settled->date.text(),
                                     settled->amount.text(), settled->fee.text())};
}

Result<Reply> send(const CommandContext& context, const CommandWords& words) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto sent = core::send_takings(station->counter(), parts_of(words.session), words.station, *act);
    if (!sent) return tl::unexpected(sent.error());
    json sessions = json::array();
    for (const core::SessionTakings& takings : sent->sessions) sessions.push_back(takings.session);
    return Reply{.json = {{"to", sent->to},
                          {"sessions", std::move(sessions)},
                          {"amounts", amounts_json(core::total_of(sent->sessions))}},
                 .text = fmt::format("{} sessions' takings go to {}.\n", sent->sessions.size(), sent->to)};
}

Result<Reply> trust(const CommandContext& context, const CommandWords& words) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto trusted = core::trust_station(station->counter(), words.station, words.text, *act);
    if (!trusted) return tl::unexpected(trusted.error());
    return Reply{.json = {{"station", trusted->station}, {"public_key", trusted->public_key}},
                 .text = fmt::format("Z codes of {} are accepted here now.\n", trusted->station)};
}

Result<Reply> list(const CommandContext& context) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto rows = core::CustodyReader(station->reader()).deposits(deposits_listed);
    if (!rows) return tl::unexpected(rows.error());
    json value = json::array();
    std::string text;
    for (const core::DepositRow& row : *rows) {
        const std::string name = core::deposit_name(row.number);
        value.push_back({{"deposit", name},
                         {"bag", row.bag},
                         {"total", row.amount.text()},
                         {"state", row.state()},
                         {"seq", row.seq}});
        text += fmt::format("{}  {:<14} {:>12}  {}\n", name, row.bag, row.amount.text(), row.state());
    }
    return Reply{.json = std::move(value), .text = text.empty() ? "No deposit was made yet.\n" : text};
}

Result<Reply> show_deposit(const CommandContext& context, const CommandWords& words) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto report = core::deposit_report(station->reader(), words.deposit);
    if (!report) return tl::unexpected(report.error());
    const auto texts = core::Texts::load("en");
    if (!texts) return tl::unexpected(texts.error());
    const auto page = core::deposit_slip_of({station->reader(), station->policy, *texts}, report->prepared);
    if (!page) return tl::unexpected(page.error());
    return page_reply(*page, words.format, core::to_json(*report));
}

void add_prepare(CLI::App& deposit, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* command = deposit.add_subcommand("prepare", "Pack closed sessions' takings for the bank");
    command->add_option("--bag", words.bag, "The number on the bag")->required();
    command->add_option("--sessions", words.session, "W2-S0001,W2-S0002 (default: all that wait)");
    command->add_option("--z-code", words.codes, "The code of another station's Z; once for each");
    command->add_option("--cash", words.cash_count, "Notes and coins in the bag, or their total");
    command->add_option("--checks", words.check, "Amounts of all checks and money orders, one by one");
    command->add_option("--money-orders", words.item_counts[TenderType::money_order],
                        "Those that no check may stand for");
    command->add_option("--cashiers-checks", words.item_counts[TenderType::cashiers_check], "The same");
    command->add_option("--second", context.approve, "Who signs second");
    command->callback([&] { chosen = [&] { return prepare(context, words); }; });
}

void add_bank(CLI::App& deposit, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* confirmed = deposit.add_subcommand("confirm", "What the bank credited");
    confirmed->add_option("deposit", words.deposit, "DEP-0001")->required();
    confirmed->add_option("--amount", words.amount, "The bank's amount")->required();
    confirmed->callback([&] { chosen = [&] { return confirm(context, words); }; });
    CLI::App* corrected = deposit.add_subcommand("correct", "The bank's later correction, for a session");
    corrected->add_option("deposit", words.deposit, "DEP-0001")->required();
    corrected->add_option("--session", words.session, "Whose money it was")->required();
    corrected->add_option("--amount", words.amount, "Credited, or with a minus debited")->required();
    corrected->callback([&] { chosen = [&] { return correct(context, words); }; });
    CLI::App* cards = deposit.add_subcommand("cards", "The card processor settled");
    cards->add_option("--date", words.date, "Date of the takings")->required();
    cards->add_option("--amount", words.amount, "Settled, before its fee")->required();
    cards->add_option("--fee", words.fee, "Taken out of it");
    cards->callback([&] { chosen = [&] { return settle_cards(context, words); }; });
}

void add_stations(CLI::App& deposit, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* sent = deposit.add_subcommand("send", "Hand takings to the station that deposits for all");
    sent->add_option("--to", words.station, "That station")->required();
    sent->add_option("--sessions", words.session, "W2-S0001,W2-S0002 (default: all that wait)");
    sent->add_option("--second", context.approve, "Who signs second");
    sent->callback([&] { chosen = [&] { return send(context, words); }; });
    CLI::App* trusted = deposit.add_subcommand("trust", "Accept another station's Z codes");
    trusted->add_option("station", words.station, "Its name")->required();
    trusted->add_option("key", words.text, "Its public key, from its `paydesk receipt key`")->required();
    trusted->callback([&] { chosen = [&] { return trust(context, words); }; });
}

}  // namespace

void add_deposit_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen) {
    CLI::App* deposit = app.add_subcommand("deposit", "Money for the bank")->require_subcommand(1);
    add_prepare(*deposit, context, words, chosen);
    add_bank(*deposit, context, words, chosen);
    add_stations(*deposit, context, words, chosen);
    deposit->add_subcommand("list", "The deposits, newest first")->callback([&] {
        chosen = [&] { return list(context); };
    });
    CLI::App* shown = deposit->add_subcommand("show", "One deposit, its slip and what the bank said");
    shown->add_option("deposit", words.deposit, "DEP-0001")->required();
    shown->add_option("--format", words.format, "text, json, pdf or png")
        ->check(CLI::IsMember({"text", "json", "pdf", "png", "escpos"}));
    shown->callback([&] { chosen = [&] { return show_deposit(context, words); }; });
}

}  // namespace kiosk
