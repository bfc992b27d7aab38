#include <fmt/format.h>

#include "core/custody/deposits.h"
#include "core/custody/vault.h"
#include "core/reports/deposit_report.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/count_words.h"

namespace kiosk {

using core::Result;
using nlohmann::json;

namespace {

Result<Reply> count_vault(const CommandContext& context, const CommandWords& words) {
    const auto cash = parse_count_or_total(words.cash_count);
    if (!cash) return tl::unexpected(cash.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto counted =
        core::count_vault(station->counter(), {.total = cash->total, .pieces = cash->pieces}, *act);
    if (!counted) return tl::unexpected(counted.error());
    const core::Money variance = counted->counted - counted->expected;
    return Reply{.json = {{"counted", counted->counted.text()},
                          {"expected", counted->expected.text()},
                          {"variance", variance.text()},
                          {"first", counted->first},
                          {"approved_by", counted->approved_by}},
                 .text = fmt::format("The vault holds {}, the books said {}.\n", counted->counted.text(),
                                     counted->expected.text())};
}

Result<Reply> buy_change(const CommandContext& context, const CommandWords& words) {
    const auto out = core::CashCount::parse(words.pieces_out);
    if (!out) return tl::unexpected(out.error());
    const auto in = core::CashCount::parse(words.pieces_in);
    if (!in) return tl::unexpected(in.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto bought = core::buy_change(station->counter(), {.out = *out, .in = *in}, *act);
    if (!bought) return tl::unexpected(bought.error());
    return Reply{.json = {{"out", bought->out.text()},
                          {"in", bought->in.text()},
                          {"amount", bought->in.total().text()}},
                 .text = fmt::format("{} bought for {}.\n", bought->in.text(), bought->out.text())};
}

Result<Reply> pick_up(const CommandContext& context, const CommandWords& words) {
    const auto cash = parse_count_or_total(words.amount);
    if (!cash) return tl::unexpected(cash.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto picked_up = core::pick_up_from_vault(
        station->counter(), words.bag, {.cash = cash->total, .pieces = cash->pieces, .items = {}}, *act);
    if (!picked_up) return tl::unexpected(picked_up.error());
    json value = core::slip_json(picked_up->fact);
    value["seq"] = picked_up->entry.seq;
    return Reply{
        .json = std::move(value),
        .text = fmt::format("{} of the vault goes to the bank as {} in bag {}.\n",
                            picked_up->fact.cash.text(), picked_up->fact.deposit, picked_up->fact.bag)};
}

Result<Reply> show_vault(const CommandContext& context) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto status = core::vault_status(station->reader());
    if (!status) return tl::unexpected(status.error());
    json safe = json::object();
    std::string text = fmt::format("Change fund      {:>12}{}\n", status->change_fund.text(),
                                   status->counted ? "" : "  (never counted)");
    for (const auto& [session, amount] : status->safe) {
        safe[session] = amount.text();
        text += fmt::format("Safe, {}  {:>12}\n", session, amount.text());
    }
    for (const auto& [type, amount] : status->undeposited) {
        if (!amount.is_zero())
            text += fmt::format("To deposit, {:<14} {:>12}\n", core::name_of(type), amount.text());
    }
    text += fmt::format("On its way to the bank {:>12}\n", status->in_transit.text());
    return Reply{.json = {{"change_fund", status->change_fund.text()},
                          {"counted", status->counted},
                          {"safe", std::move(safe)},
                          {"undeposited", amounts_json(status->undeposited)},
                          {"in_transit", status->in_transit.text()}},
                 .text = std::move(text)};
}

}  // namespace

void add_vault_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* vault = app.add_subcommand("vault", "The change fund")->require_subcommand(1);
    CLI::App* count = vault->add_subcommand(
        "count", "Compare its contents with the books; the first count sets the fund (--approve NAME)");
    count->add_option("--cash", words.cash_count, "Notes and coins, 20x5,10x5, or their total")->required();
    count->callback([&] { chosen = [&] { return count_vault(context, words); }; });
    CLI::App* buy = vault->add_subcommand("buy", "Change from the bank, piece for piece");
    buy->add_option("--out", words.pieces_out, "What the bank gets, 100x2")->required();
    buy->add_option("--in", words.pieces_in, "What the vault gets, 5x20,1x100")->required();
    buy->callback([&] { chosen = [&] { return buy_change(context, words); }; });
    CLI::App* pickup = vault->add_subcommand("pickup", "A part of the fund goes to the bank in a bag");
    pickup->add_option("--amount", words.amount, "Notes and coins, or their total")->required();
    pickup->add_option("--bag", words.bag, "The number on the bag")->required();
    pickup->add_option("--second", context.approve, "Who signs second");
    pickup->callback([&] { chosen = [&] { return pick_up(context, words); }; });
    vault->add_subcommand("status", "What is in vault and safe by the books")->callback([&] {
        chosen = [&] { return show_vault(context); };
    });
}

}  // namespace kiosk
