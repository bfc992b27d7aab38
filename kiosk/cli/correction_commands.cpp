#include <fmt/format.h>

#include "core/counter/refunds.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/correction_reply.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

constexpr int refunds_max = 500;

// Opens the station for writing and does one act at it.
template <class Do>
Result<Reply> at_station(const CommandContext& context, const Do& act_at) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto result = act_at(station->counter(), *act);
    if (!result) return tl::unexpected(result.error());
    return correction_reply(*result);
}

// On a tender that came back already, --waive-fee without a new advice takes its fee off.
Result<Reply> return_or_waive(const CommandContext& context, const CommandWords& words) {
    if (words.waive_fee && words.date.empty()) {
        return at_station(context, [&](const core::Counter& counter, const core::Act& act) {
            return core::waive_return(counter, words.payment, act.reason == "bank_error", act);
        });
    }
    if (context.reason.empty())
        return core::problem(ProblemCode::reason_missing, "return needs the bank's code: --reason CODE");
    const auto advice = core::Date::parse(words.date);
    if (!advice) return tl::unexpected(advice.error());
    return at_station(context, [&](const core::Counter& counter, const core::Act& act) {
        return core::return_tender(counter,
                                   {.tender = words.payment,
                                    .code = context.reason,
                                    .advice_date = *advice,
                                    .waive_fee = words.waive_fee},
                                   act);
    });
}

Result<Reply> retender(const CommandContext& context, const CommandWords& words) {
    const auto type = core::tender_type(words.text);
    if (!type) {
        return core::problem(ProblemCode::tender_type_unknown,
                             fmt::format("{} is no tender type", core::printable(words.text)));
    }
    const auto pieces = core::CashCount::parse(words.cash_count);
    if (!pieces) return tl::unexpected(pieces.error());
    return at_station(context, [&](const core::Counter& counter, const core::Act& act) {
        return core::retender(counter,
                              {.tender = words.payment,
                               .type = *type,
                               .number = words.check,
                               .routing = words.routing,
                               .account_last4 = words.account,
                               .reference = words.reference,
                               .pieces = *pieces},
                              act);
    });
}

json refund_json(const core::RefundRow& row) {
    return {{"refund", row.name},
            {"payment", row.payment.empty() ? json() : json(row.payment)},
            {"account", row.account},
            {"payee", row.payee},
            {"amount", row.amount.text()},
            {"paid", row.paid_seq != 0},
            {"check", row.check.empty() ? json() : json(row.check)}};
}

Result<Reply> list_refunds(const CommandContext& context) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto rows = core::refunds(station->reader(), refunds_max);
    if (!rows) return tl::unexpected(rows.error());
    auto list = json::array();
    std::string text;
    for (const core::RefundRow& row : *rows) {
        list.push_back(refund_json(row));
        text += fmt::format("{}  {:<12} {:>12}  {}{}\n", row.name, row.account, row.amount.text(), row.payee,
                            row.paid_seq == 0 ? "" : ", paid by check " + row.check);
    }
    if (rows->empty()) text = "Nothing is to be refunded.\n";
    return Reply{.json = {{"refunds", std::move(list)}}, .text = std::move(text)};
}

Result<Reply> pay_refund(const CommandContext& context, const CommandWords& words) {
    if (words.text.empty()) return core::problem(ProblemCode::usage, "refund paid needs the refund's name");
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto paid = core::pay_refund(station->counter(), words.text, words.check, *act);
    if (!paid) return tl::unexpected(paid.error());
    return Reply{
        .json = {{"refund", paid->refund},
                 {"paid", true},
                 {"check", paid->check},
                 {"amount", paid->amount.text()}},
        .text = fmt::format("{}: {} paid by check {}.\n", paid->refund, paid->amount.text(), paid->check)};
}

Result<Reply> request_refund(const CommandContext& context, const CommandWords& words) {
    const auto amount = core::Money::parse(words.amount);
    if (!amount) return tl::unexpected(amount.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto asked = core::request_refund(
        station->counter(), {.account = words.account, .amount = *amount, .payee = words.payee}, *act);
    if (!asked) return tl::unexpected(asked.error());
    return Reply{.json = {{"refund", asked->refund},
                          {"account", asked->account},
                          {"payee", asked->payee},
                          {"amount", asked->amount.text()},
                          {"approved_by", asked->approved_by.empty() ? json() : json(asked->approved_by)}},
                 .text = fmt::format("{}: {} by city check to {}.\n", asked->refund, asked->amount.text(),
                                     asked->payee)};
}

// `refund list`, `refund paid RFD-0001 --check NO`, `refund ACCOUNT --amount AMOUNT`.
Result<Reply> refund(const CommandContext& context, const CommandWords& words) {
    if (words.account == "list") return list_refunds(context);
    if (words.account == "paid") return pay_refund(context, words);
    return request_refund(context, words);
}

void add_reverse(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* command = app.add_subcommand("reverse", "Cancel a payment after its count; two persons");
    command->add_option("payment", words.payment, "Its number, like W2-000017")->required();
    command->add_option("--to", words.destination,
                        "Where the money goes: an account number, credit, suspense, refund or card");
    command->add_option("--payee", words.payee, "Of a refund: payor or estate")
        ->check(CLI::IsMember({"payor", "estate"}));
    command->callback([&] {
        chosen = [&] {
            return at_station(context, [&](const core::Counter& counter, const core::Act& act) {
                return core::reverse_payment(
                    counter,
                    {.payment = words.payment, .to = words.destination, .estate = words.payee == "estate"},
                    act);
            });
        };
    });
}

void add_move(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* command =
        app.add_subcommand("move", "Move a payment to the account that was meant; two persons");
    command->add_option("payment", words.payment, "Its number, like W2-000017")->required();
    command->add_option("account", words.account, "The right account")->required();
    command->add_option("--from", words.from, "The wrong account, where the payment is on several");
    command->callback([&] {
        chosen = [&] {
            return at_station(context, [&](const core::Counter& counter, const core::Act& act) {
                return core::move_payment(
                    counter, {.payment = words.payment, .account = words.account, .from = words.from}, act);
            });
        };
    });
}

void add_return(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* command = app.add_subcommand("return", "A bank or processor took a tender back");
    command->add_option("tender", words.payment, "Its name, like W2-000017/T1")->required();
    command->add_option("--advice", words.date, "Date of the bank's advice");
    command->add_flag("--waive-fee", words.waive_fee,
                      "Charge no fee; without --advice: take the fee of its return off again");
    command->footer("The bank's code goes with --reason: R01, A, nsf, closed, stop, forged, bank_error ...");
    command->callback([&] { chosen = [&] { return return_or_waive(context, words); }; });

    CLI::App* again = app.add_subcommand("redeposit", "Send a returned tender to the bank once more");
    again->add_option("tender", words.payment, "Its name, like W2-000017/T1")->required();
    again->callback([&] {
        chosen = [&] {
            return at_station(context, [&](const core::Counter& counter, const core::Act& act) {
                return core::redeposit_tender(counter, words.payment, act);
            });
        };
    });
}

void add_retender(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* command = app.add_subcommand("retender", "Correct how a tender was keyed, before the count");
    command->add_option("tender", words.payment, "Its name, like W2-000017/T1")->required();
    command->add_option("type", words.text, "What it was: cash, check, money_order, cashiers_check, card")
        ->required();
    command->add_option("--number", words.check, "Of the check or money order");
    command->add_option("--routing", words.routing, "Of the check");
    command->add_option("--account-last4", words.account, "Of the check");
    command->add_option("--reference", words.reference, "Of the card slip");
    command->add_option("--denominations", words.cash_count, "Of the cash, like 20x7");
    command->callback([&] { chosen = [&] { return retender(context, words); }; });
}

void add_refund(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* command = app.add_subcommand(
        "refund", "refund list; refund paid RFD-0001 --check NO; refund ACCOUNT --amount AMOUNT");
    command->add_option("account", words.account, "list, paid, or the account whose credit is paid out")
        ->required();
    command->add_option("refund", words.text, "Of paid: its name, like RFD-0001");
    command->add_option("--amount", words.amount, "How much of the credit");
    command->add_option("--payee", words.payee, "Whom to pay (default: the account's holder)");
    command->add_option("--check", words.check, "Number of the city's check");
    command->callback([&] { chosen = [&] { return refund(context, words); }; });
}

}  // namespace

void add_correction_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                             ChosenCommand& chosen) {
    add_return(app, context, words, chosen);
    add_reverse(app, context, words, chosen);
    add_move(app, context, words, chosen);
    add_retender(app, context, words, chosen);
    add_refund(app, context, words, chosen);
}

}  // namespace kiosk
