#include <fmt/format.h>

#include "core/service/charges.h"
#include "kiosk/cli/service_words.h"

namespace kiosk {

using core::Result;
using nlohmann::json;

namespace {

json moves_json(const std::vector<core::AccountMove>& moves) {
    json list = json::array();
    for (const core::AccountMove& move : moves) {
        list.push_back({{"receivable", move.receivable},
                        {"to", move.to},
                        {"against", move.against},
                        {"amount", move.amount.text()}});
    }
    return list;
}

Result<Reply> charge(const CommandContext& context, const CommandWords& words) {
    const auto amount = optional_money(words.amount);
    if (!amount) return tl::unexpected(amount.error());
    return on_account(context, words,
                      [&](const core::Counter& counter, const core::Act& act,
                          core::AccountNumber account) -> Result<Reply> {
                          const auto made = core::charge_account(
                              counter, {.account = account, .event = words.name, .amount = *amount}, act);
                          if (!made) return tl::unexpected(made.error());
                          return Reply{.json = {{"account", made->account},
                                                {"event", made->event},
                                                {"receivable", made->charge.id},
                                                {"amount", made->charge.amount.text()},
                                                {"citation", made->citation}},
                                       .text = fmt::format("{} is charged {} for {}: {} ({}).\n",
                                                           made->account, made->charge.amount.text(),
                                                           made->event, made->charge.id, made->citation)};
                      });
}

Result<Reply> adjusted_reply(const Result<core::AccountAdjusted>& fact) {
    if (!fact) return tl::unexpected(fact.error());
    json charged = json::array();
    std::string text;
    for (const core::LocalReceivable& owed : fact->receivables) {
        charged.push_back({{"receivable", owed.id}, {"amount", owed.amount.text()}});
        text += fmt::format("{} now owes {} more: {}.\n", fact->account, owed.amount.text(), owed.id);
    }
    for (const core::AccountMove& move : fact->moves) {
        if (move.account.empty()) continue;
        text += fmt::format("{} is relieved of {} on {}.\n", fact->account, move.amount.text(),
                            move.receivable.empty() ? "its credit" : move.receivable);
    }
    return Reply{.json = {{"account", fact->account},
                          {"receivables", std::move(charged)},
                          {"moves", moves_json(fact->moves)}},
                 .text = std::move(text)};
}

Result<Reply> waive(const CommandContext& context, const CommandWords& words) {
    const auto amount = optional_money(words.amount);
    if (!amount) return tl::unexpected(amount.error());
    return on_account(
        context, words, [&](const core::Counter& counter, const core::Act& act, core::AccountNumber account) {
            return adjusted_reply(core::waive_charge(
                counter, {.account = account, .receivable = words.name, .amount = *amount}, act));
        });
}

Result<Reply> adjust(const CommandContext& context, const CommandWords& words) {
    const auto amount = core::Money::parse(words.amount);
    if (!amount) return tl::unexpected(amount.error());
    return on_account(context, words,
                      [&](const core::Counter& counter, const core::Act& act, core::AccountNumber account) {
                          return adjusted_reply(core::adjust_account(
                              counter, {.account = account, .service = words.name, .amount = *amount}, act));
                      });
}

}  // namespace

void add_charge_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* charged = app.add_subcommand("charge", "Charge what an event costs by the policy");
    charged->add_option("account", words.account)->required();
    charged->add_option("--event", words.name, "late, collection, notice, trip, reconnect ...")->required();
    charged->add_option("--amount", words.amount, "Another amount; needs a second person");
    charged->callback([&] { chosen = [&] { return charge(context, words); }; });
    CLI::App* waived = app.add_subcommand("waive", "Give up an amount that is owed");
    waived->add_option("account", words.account)->required();
    waived->add_option("--receivable", words.name, "R-5512")->required();
    waived->add_option("--amount", words.amount, "Default: all that is open");
    waived->callback([&] { chosen = [&] { return waive(context, words); }; });
    CLI::App* adjusted = app.add_subcommand("adjust", "Add to what is owed (12.00), or lessen it (-12.00)");
    adjusted->add_option("account", words.account)->required();
    adjusted->add_option("--amount", words.amount)->required();
    adjusted->add_option("--service", words.name, "electric, water ...")->required();
    adjusted->callback([&] { chosen = [&] { return adjust(context, words); }; });
}

}  // namespace kiosk
