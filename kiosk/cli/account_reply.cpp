#include "kiosk/cli/account_reply.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/allocate.h"
#include "core/counter/plan_dues.h"
#include "core/service/closing.h"
#include "core/store/station/payment_search.h"
#include "kiosk/cli/correction_reply.h"
#include "kiosk/cli/service_reply.h"

namespace kiosk {

using core::Money;
using core::Result;
using nlohmann::json;

namespace {

constexpr int payments_shown_max = 50;

json item_json(const core::DueItem& item) {
    return {{"receivable", item.receivable.id},
            {"class", core::name_of(item.receivable.kind)},
            {"kind", core::name_of(item.kind)},
            {"service", item.receivable.service},
            {"amount", item.receivable.amount.text()},
            {"open", item.open.text()},
            {"due_date", item.receivable.due_date.text()},
            {"days_late", item.days_late}};
}

bool has_plan(const core::AccountDue& due) {
    return std::any_of(due.items.begin(), due.items.end(),
                       [](const core::DueItem& item) { return !item.plan.empty(); });
}

std::string account_text(const core::AccountDue& due) {
    const core::Account& account = due.account;
    std::string text =
        fmt::format("{}  {}\n{}  {}\n{} {} {}\n", account.number.text(), account.name, account.address,
                    account.phone, account.account_class, account.status, account.flags);
    for (const core::DueItem& item : due.items) {
        text += fmt::format("  {:<10} {:<12} {:<10} due {} {:>12}\n", item.receivable.id,
                            core::name_of(item.kind), item.receivable.service,
                            item.receivable.due_date.text(), item.open.text());
    }
    text += fmt::format("  {:<48} {:>12}\n", "total due", due.total().text());
    if (has_plan(due)) {
        text += fmt::format("  {:<48} {:>12}\n", "asked for with the current bill",
                            core::asked_with_the_bill(due).text());
    }
    if (const auto asked = due.levelized())
        text += fmt::format("  {:<48} {:>12}\n", "budget: asked for now", asked->text());
    const Money deposit = core::deposit_held(due);
    if (!deposit.is_zero()) text += fmt::format("  {:<48} {:>12}\n", "deposit held", deposit.text());
    if (!due.credit.is_zero()) {
        const char* label =
            due.credit.is_negative() ? "credit paid out and taken back by the bank" : "credit";
        text += fmt::format("  {:<48} {:>12}\n", label, due.credit.text());
    }
    return text;
}

Result<json> payments_json(ReadStation& station, const std::vector<core::PaymentRow>& payments) {
    auto list = json::array();
    for (const core::PaymentRow& row : payments) {
        json effects = json::object();
        const auto states = station.reader().effects_of(row.seq);
        if (!states) return tl::unexpected(states.error());
        for (const core::EffectRow& effect : *states)
            effects[std::string(core::name_of(effect.kind))] = core::name_of(effect.state);
        const auto corrected = core::corrected_payment(station.reader(), row);
        if (!corrected) return tl::unexpected(corrected.error());
        json payment = standing_json(*corrected);
        payment["payment"] = corrected->posted.payment;
        payment["amount"] = row.amount.text();
        payment["voided"] = row.voided_seq != 0;
        payment["effects"] = std::move(effects);
        list.push_back(std::move(payment));
    }
    return list;
}

}  // namespace

json account_json(const core::Account& account) {
    return {{"account", account.number.text()},
            {"name", account.name},
            {"address", account.address},
            {"phone", account.phone},
            {"class", account.account_class},
            {"status", account.status},
            {"flags", account.flags}};
}

Result<Reply> show_account(const CommandContext& context, const std::string& number_text) {
    const auto number = core::AccountNumber::parse(number_text);
    if (!number) return tl::unexpected(number.error());
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto date = as_of(context, station->reader());
    if (!date) return tl::unexpected(date.error());
    auto due = core::account_due(station->accounts, station->reader(), *number, *date);
    if (!due) return tl::unexpected(due.error());
    due->items = core::in_allocation_order(std::move(due->items), station->policy);
    const auto payments = core::find_payments(
        station->reader(), {.name = number->text(), .accounts = {number->text()}}, payments_shown_max);
    if (!payments) return tl::unexpected(payments.error());
    json answer = account_json(due->account);
    answer["as_of"] = date->text();
    answer["due"] = due->total().text();
    answer["credit"] = due->credit.text();
    answer["deposit_held"] = core::deposit_held(*due).text();
    if (has_plan(*due)) answer["asked"] = core::asked_with_the_bill(*due).text();
    if (const auto asked = due->levelized()) answer["levelized"] = asked->text();
    answer["due_by_kind"] = json::object();
    for (const auto& [kind, amount] : due->by_kind())
        answer["due_by_kind"][std::string(core::name_of(kind))] = amount.text();
    answer["receivables"] = json::array();
    for (const core::DueItem& item : due->items) answer["receivables"].push_back(item_json(item));
    auto list = payments_json(*station, *payments);
    if (!list) return tl::unexpected(list.error());
    answer["payments"] = std::move(*list);
    Reply reply{.json = std::move(answer), .text = account_text(*due)};
    if (const core::Done more = add_service(reply, *station, due->account, *date); !more)
        return tl::unexpected(more.error());
    return reply;
}

}  // namespace kiosk
