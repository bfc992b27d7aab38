#include <fmt/format.h>

#include "core/counter/cash_moves.h"
#include "core/counter/drawers.h"
#include "core/counter/handovers.h"
#include "kiosk/app/effect_loop.h"
#include "kiosk/app/usb_devices.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/count_words.h"

namespace kiosk {

using core::CashMoveKind;
using core::Money;
using core::Result;
using core::TenderType;
using nlohmann::json;

namespace {

Reply move_reply(const core::CashMoved& fact) {
    Reply reply{.json = {{"session", fact.session},
                         {"kind", core::name_of(fact.kind)},
                         {"amounts", amounts_json(fact.amounts)}},
                .text = {}};
    if (!fact.bag.empty()) reply.json["bag"] = fact.bag;
    if (!fact.received_by.empty()) reply.json["received_by"] = fact.received_by;
    for (const auto& [type, amount] : fact.amounts) {
        reply.text += fmt::format("{}: {} {} {}.\n", fact.session, core::name_of(fact.kind),
                                  core::name_of(type), amount.text());
    }
    return reply;
}

Result<Reply> move_cash(const CommandContext& context, const CommandWords& words,
                        const core::CashMoveRequest& request) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = drawer_act(context, words);
    if (!act) return tl::unexpected(act.error());
    const auto moved = core::move_cash(station->counter(), request, *act);
    if (!moved) return tl::unexpected(moved.error());
    return move_reply(*moved);
}

// in, out, drop and turnin: cash by pieces or total, other tenders item by item.
Result<Reply> move_amounts(const CommandContext& context, const CommandWords& words, CashMoveKind kind) {
    auto typed = parse_typed_count(words.cash_count, words.item_counts);
    if (!typed) return tl::unexpected(typed.error());
    if (!words.amount.empty()) {
        const auto amount = Money::parse(words.amount);
        if (!amount) return tl::unexpected(amount.error());
        typed->amounts.try_emplace(TenderType::cash, *amount);
    }
    core::CashMoveRequest request{.kind = kind,
                                  .amounts = std::move(typed->amounts),
                                  .bag = words.bag,
                                  .received_by = words.received_by};
    (kind == CashMoveKind::pay_in ? request.pieces_in : request.pieces_out) = std::move(typed->pieces);
    return move_cash(context, words, request);
}

Result<Reply> exchange(const CommandContext& context, const CommandWords& words) {
    const auto in = core::CashCount::parse(words.cash_in);
    if (!in) return tl::unexpected(in.error());
    const auto out = core::CashCount::parse(words.cash_out);
    if (!out) return tl::unexpected(out.error());
    return move_cash(
        context, words,
        {.kind = CashMoveKind::exchange, .pieces_in = *in, .pieces_out = *out, .with_vault = words.vault});
}

Result<Reply> no_sale(const CommandContext& context, const CommandWords& words) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = drawer_act(context, words);
    if (!act) return tl::unexpected(act.error());
    const auto entry = core::open_without_sale(station->counter(), *act, words.devices);
    if (!entry) return tl::unexpected(entry.error());
    const core::NoSale fact = core::no_sale_from(entry->body);
    Reply reply{.json = {{"session", fact.session}, {"reason", fact.reason}},
                .text = fmt::format("{}: no sale, {}.\n", fact.session, fact.reason)};
    if (!words.devices) return reply;
    // It is on record whatever becomes of the drawer.
    auto devices = UsbDevices::open(context.folder());
    if (!devices) {
        reply.json["problem"] = devices.error().name();
        reply.text += fmt::format("{}. {}\n", devices.error().message(), devices.error().advice());
        return reply;
    }
    const auto outcome =
        run_effects(station->counter(), **devices, entry->person, entry->seq, {core::EffectKind::drawer}, {});
    reply.json["drawer"] = core::name_of(outcome.drawer);
    reply.text += fmt::format("Drawer {}.\n", core::name_of(outcome.drawer));
    return reply;
}

Result<core::DrawerHandedOver> hand_over(OpenStation& station, const CommandWords& words,
                                         const core::Act& act) {
    if (words.take_back) return core::take_back_drawer(station.counter(), act);
    if (!words.accept) return core::offer_drawer(station.counter(), words.to, act);
    if (words.cash_count.empty()) return core::accept_drawer(station.counter(), {}, act);
    const auto cash = parse_count_or_total(words.cash_count);
    if (!cash) return tl::unexpected(cash.error());
    return core::accept_drawer(station.counter(),
                               core::HandoverCount{.total = cash->total, .pieces = cash->pieces}, act);
}

// Whoever counts at a hand-over is not told what was expected: the drawer is counted blind again at its end.
Result<Reply> handover(const CommandContext& context, const CommandWords& words) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = drawer_act(context, words);
    if (!act) return tl::unexpected(act.error());
    const auto fact = hand_over(*station, words, *act);
    if (!fact) return tl::unexpected(fact.error());
    return Reply{.json = {{"session", fact->session},
                          {"step", core::name_of(fact->step)},
                          {"giver", fact->giver},
                          {"receiver", fact->receiver}},
                 .text = fmt::format("{}: hand-over from {} to {} {}.\n", fact->session, fact->giver,
                                     fact->receiver, core::name_of(fact->step))};
}

Result<Reply> audit(const CommandContext& context, const CommandWords& words) {
    const auto typed = parse_typed_count(words.cash_count, words.item_counts);
    if (!typed) return tl::unexpected(typed.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = drawer_act(context, words);
    if (!act) return tl::unexpected(act.error());
    const auto audited = core::audit_drawer(station->counter(), typed->amounts, typed->pieces, *act);
    if (!audited) return tl::unexpected(audited.error());
    core::MoneyByTender variance;
    std::string text;
    for (const auto& [type, amount] : audited->counted) {
        variance[type] = amount - audited->expected.at(type);
        text += fmt::format("{:<16}counted {:>12}  variance {:>12}\n", core::name_of(type), amount.text(),
                            variance[type].text());
    }
    return Reply{.json = {{"session", audited->session},
                          {"counted", amounts_json(audited->counted)},
                          {"expected", amounts_json(audited->expected)},
                          {"variance", amounts_json(variance)}},
                 .text = std::move(text)};
}

void add_amounts(CLI::App& command, CommandWords& words) {
    command.add_option("--amount", words.amount, "The amount, where its pieces are not counted");
    command.add_option("--cash", words.cash_count, "Notes and coins, 20x2,5x1, or their total");
}

}  // namespace

void add_drawer_move_commands(CLI::App& drawer, CommandContext& context, CommandWords& words,
                              ChosenCommand& chosen) {
    const auto move = [&](const char* name, const char* what, CashMoveKind kind) {
        CLI::App* command = drawer.add_subcommand(name, what);
        command->callback([&, kind] { chosen = [&, kind] { return move_amounts(context, words, kind); }; });
        return command;
    };
    add_amounts(*move("in", "Cash in that no bill explains", CashMoveKind::pay_in), words);
    add_amounts(*move("out", "Cash out that no payment explains", CashMoveKind::pay_out), words);
    CLI::App* drop = move("drop", "A bag of cash into the safe", CashMoveKind::drop);
    add_amounts(*drop, words);
    drop->add_option("--bag", words.bag, "The bag's number")->required();
    drop->add_option("--received-by", words.received_by, "Who puts it into the safe")->required();
    CLI::App* turn_in = move("turnin", "Takings to the head cashier before the close", CashMoveKind::turn_in);
    add_count_options(*turn_in, words);
    turn_in->add_option("--received-by", words.received_by, "The head cashier")->required();
    CLI::App* swap = drawer.add_subcommand("exchange", "Other notes and coins for the same amount");
    swap->add_option("--in", words.cash_in, "Notes and coins that come in")->required();
    swap->add_option("--out", words.cash_out, "Notes and coins that go out")->required();
    swap->add_flag("--vault", words.vault, "A change order from the vault");
    swap->callback([&] { chosen = [&] { return exchange(context, words); }; });
    CLI::App* key = drawer.add_subcommand("no-sale", "Open the drawer without a payment");
    key->add_flag("--devices", words.devices, "Open it through the printer");
    key->callback([&] { chosen = [&] { return no_sale(context, words); }; });
    CLI::App* hand = drawer.add_subcommand("handover", "The drawer to another person");
    CLI::Option* to = hand->add_option("--to", words.to, "Who is to take it over");
    CLI::Option* accept = hand->add_flag("--accept", words.accept, "The receiver takes it over");
    CLI::Option* back = hand->add_flag("--take-back", words.take_back, "The giver keeps it after all");
    to->excludes(accept)->excludes(back);
    accept->excludes(back);
    hand->add_option("--cash", words.cash_count, "The receiver's own count of the cash")->needs(accept);
    hand->callback([&] { chosen = [&] { return handover(context, words); }; });
    CLI::App* check = drawer.add_subcommand("audit", "A surprise count by somebody else; nothing moves");
    add_count_options(*check, words);
    check->callback([&] { chosen = [&] { return audit(context, words); }; });
}

}  // namespace kiosk
