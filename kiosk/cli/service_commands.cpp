#include <fmt/format.h>

#include "core/service/closing.h"
#include "kiosk/cli/service_reply.h"
#include "kiosk/cli/service_words.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

Result<Reply> change_flag(const CommandContext& context, const CommandWords& words) {
    const auto until = optional_date(words.until);
    if (!until) return tl::unexpected(until.error());
    if (words.what != "set" && words.what != "clear")
        return core::problem(ProblemCode::usage, "say set or clear");
    const auto change = [&](const core::Counter& counter, const core::Act& act,
                            core::AccountNumber account) -> Result<Reply> {
        const bool set = words.what == "set";
        const auto entry = core::change_flag(
            counter, {.account = account, .flag = words.name, .set = set, .until = *until}, act);
        if (!entry) return tl::unexpected(entry.error());
        return Reply{
            .json = {{"account", account.text()},
                     {"flag", words.name},
                     {"set", set},
                     {"until", *until ? json((*until)->text()) : json()},
                     {"seq", entry->seq}},
            .text = fmt::format("{} {} on {}.\n", words.name, set ? "set" : "cleared", account.text())};
    };
    return on_account(context, words, change);
}

Result<Reply> close_account(const CommandContext& context, const CommandWords& words) {
    const auto deposit = optional_money(words.deposit);
    const auto from = optional_date(words.from);
    if (!deposit) return tl::unexpected(deposit.error());
    if (!from) return tl::unexpected(from.error());
    return on_account(
        context, words,
        [&](const core::Counter& counter, const core::Act& act,
            core::AccountNumber account) -> Result<Reply> {
            const auto closed = core::close_account(
                counter, {.account = account, .deposit = *deposit, .interest_from = *from}, act);
            if (!closed) return tl::unexpected(closed.error());
            json applied = json::array();
            for (const core::AccountMove& move : closed->fact.moves) {
                if (move.receivable == core::deposit_on_account) continue;
                applied.push_back(
                    {{"receivable", move.receivable}, {"to", move.to}, {"amount", move.amount.text()}});
            }
            const core::DepositApplied& fact = closed->fact;
            return Reply{
                .json = {{"account", fact.account},
                         {"seq", closed->entry.seq},
                         {"deposit", fact.deposit.text()},
                         {"interest", fact.interest.text()},
                         {"applied", fact.applied.text()},
                         {"still_due", fact.still_due.text()},
                         {"refund_due", fact.refund_due.text()},
                         {"refund", closed->refund.empty() ? json() : json(closed->refund)},
                         {"credit", closed->credit.text()},
                         {"allocations", std::move(applied)}},
                .text = fmt::format("Deposit {}, interest {}: {} applied to the final bill, {} still due, "
                                    "{} to be refunded{}.\n",
                                    fact.deposit.text(), fact.interest.text(), fact.applied.text(),
                                    fact.still_due.text(), fact.refund_due.text(),
                                    closed->refund.empty() ? "" : " as " + closed->refund)};
        });
}

std::string csv_field(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

// Crews need the address whatever flags hide it from others.
Result<Reply> list_orders(const CommandContext& context, const CommandWords& words) {
    if (words.format != "text" && words.format != "json" && words.format != "csv") {
        return core::problem(ProblemCode::format_not_offered,
                             fmt::format("orders are listed as text, json or csv, not {}", words.format));
    }
    const auto day = optional_date(words.date);
    if (!day) return tl::unexpected(day.error());
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto today = as_of(context, station->reader());
    if (!today) return tl::unexpected(today.error());
    const auto orders = core::service_orders_on(station->reader(), day->value_or(*today));
    if (!orders) return tl::unexpected(orders.error());
    json list = json::array();
    std::string text = fmt::format("Orders of {}\n", day->value_or(*today).text());
    std::string csv = "order,account,name,address,kind,state,on,reference\n";
    for (const core::ServiceOrder& order : *orders) {
        const auto number = core::AccountNumber::parse(order.account);
        if (!number) return tl::unexpected(number.error());
        const auto account = station->accounts.account(*number);
        if (!account) return tl::unexpected(account.error());
        const core::Account known = account->value_or(core::Account{});
        json row = order_json(order);
        row["name"] = known.name;
        row["address"] = known.address;
        list.push_back(std::move(row));
        text += order_line(order) + fmt::format("      {}, {}\n", known.name, known.address);
        csv += fmt::format("{},{},{},{},{},{},{},{}\n", order.name, order.account, csv_field(known.name),
                           csv_field(known.address), order.kind, order.state, order.on,
                           csv_field(order.reference));
    }
    if (words.format == "csv") return Reply{.json = {}, .text = std::move(csv), .is_file = true};
    json answer{{"date", day->value_or(*today).text()}, {"orders", std::move(list)}};
    if (words.format == "json") return Reply{.json = {}, .text = answer.dump(2) + "\n", .is_file = true};
    return Reply{.json = std::move(answer), .text = std::move(text)};
}

Result<Reply> add_order(const CommandContext& context, const CommandWords& words) {
    const auto on = optional_date(words.date);
    if (!on) return tl::unexpected(on.error());
    const std::string kind = words.kind == "start" ? "start_service" : words.kind;
    return on_account(
        context, words,
        [&](const core::Counter& counter, const core::Act& act,
            core::AccountNumber account) -> Result<Reply> {
            const auto added = core::add_order(counter, {.account = account, .kind = kind, .on = *on}, act);
            if (!added) return tl::unexpected(added.error());
            return Reply{.json = {{"order", added->order},
                                  {"account", added->account},
                                  {"kind", added->kind},
                                  {"state", added->state},
                                  {"on", added->on}},
                         .text = fmt::format("{}: {} of {} on {}, {}.\n", added->order, added->kind,
                                             added->account, added->on, added->state)};
        });
}

Reply order_reply(const core::OrderChanged& changed) {
    return {.json = {{"order", changed.order}, {"state", changed.state}, {"reference", changed.reference}},
            .text = fmt::format("{} is {}.\n", changed.order, changed.state)};
}

Result<Reply> change_order(const CommandContext& context, const CommandWords& words, bool restore) {
    return at_counter(context, [&](const core::Counter& counter, const core::Act& act) -> Result<Reply> {
        const auto changed =
            restore ? core::restore_order(counter, words.name, act)
                    : core::change_order(counter,
                                         {.order = words.name,
                                          .state = words.state.empty() ? "acknowledged" : words.state,
                                          .reference = words.reference},
                                         act);
        if (!changed) return tl::unexpected(changed.error());
        return order_reply(*changed);
    });
}

void add_order_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* orders = app.add_subcommand("orders", "The day's shut-offs, reconnects and starts");
    orders->add_option("--date", words.date, "The day (default: the business day)");
    orders->add_option("--format", words.format, "text, json or csv");
    orders->require_subcommand(0, 1);
    orders->callback([&, orders] {
        if (orders->get_subcommands().empty()) chosen = [&] { return list_orders(context, words); };
    });
    CLI::App* add = orders->add_subcommand("add", "Order what no payment asked for");
    add->add_option("account", words.account)->required();
    add->add_option("--kind", words.kind, "shut_off, reconnect or start")->required();
    add->add_option("--on", words.date, "The day it is for (default: the business day)");
    add->callback([&] { chosen = [&] { return add_order(context, words); }; });
    CLI::App* ack = orders->add_subcommand("ack", "What dispatch says of an order");
    ack->add_option("order", words.name, "W2-O000001")->required();
    ack->add_option("--state", words.state,
                    "acknowledged, done, refused; ordered, in_field, cut of a shut-off; withdrawn");
    ack->add_option("--reference", words.reference, "Dispatch's number");
    ack->callback([&] { chosen = [&] { return change_order(context, words, false); }; });
    CLI::App* restore = orders->add_subcommand("restore", "Let a withdrawn order hold again");
    restore->add_option("order", words.name, "W2-O000001")->required();
    restore->callback([&] { chosen = [&] { return change_order(context, words, true); }; });
}

}  // namespace

Result<std::optional<core::Date>> optional_date(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto date = core::Date::parse(text);
    if (!date) return tl::unexpected(date.error());
    return *date;
}

Result<std::optional<core::Money>> optional_money(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto amount = core::Money::parse(text);
    if (!amount) return tl::unexpected(amount.error());
    return *amount;
}

void add_service_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen) {
    CLI::App* flag = app.add_subcommand("flag", "Set or clear a flag of an account");
    flag->add_option("account", words.account)->required();
    flag->add_option("what", words.what, "set or clear")->required();
    flag->add_option("flag", words.name, "A flag of the policy in force")->required();
    flag->add_option("--until", words.until, "Its last day");
    flag->callback([&] { chosen = [&] { return change_flag(context, words); }; });

    CLI::App* close = app.add_subcommand("close-account", "Put the deposit to the final bill");
    close->add_option("account", words.account)->required();
    close->add_option("--deposit", words.deposit, "The deposit, where the records do not hold it");
    close->add_option("--interest-from", words.from, "When interest on it begins");
    close->callback([&] { chosen = [&] { return close_account(context, words); }; });
    add_order_commands(app, context, words, chosen);
}

}  // namespace kiosk
