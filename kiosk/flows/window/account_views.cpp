#include <algorithm>
#include <map>

#include "core/counter/allocate.h"
#include "kiosk/flows/office_watch.h"
#include "kiosk/flows/window/view_words.h"
#include "kiosk/flows/window/views.h"

namespace kiosk::window {

using core::DueItem;
using core::Money;

namespace {

constexpr std::size_t services_max = 4;

std::string what_of(const ViewContext& context, const core::Receivable& receivable) {
    const std::string service = context.texts.word("service", receivable.service);
    const bool says_it_all = receivable.kind == core::ReceivableKind::charge ||
                             core::name_of(receivable.kind) == receivable.service;
    if (says_it_all) return service;
    return service + ", " + context.texts.word("receivable", core::name_of(receivable.kind));
}

std::string distance(const ViewContext& context, std::int64_t days_late) {
    if (days_late == 0) return context.texts.text("window_pay.due_today");
    return days_late > 0 ? context.texts.counted("window_pay.days_late", days_late)
                         : context.texts.counted("window_pay.in_days", -days_late);
}

OwedLine owed_line(const ViewContext& context, const DueItem& item) {
    return {.icon = icon_of_service(item.receivable.service),
            .what = what_of(context, item.receivable),
            .note = item.receivable.id,
            .due = context.texts.date(item.receivable.due_date, context.today()),
            .when = distance(context, item.days_late),
            .when_tone = item.days_late > 0 ? Tone::bad : Tone::neutral,
            .owed = context.texts.money(item.open),
            .pay = {}};
}

OwedGroup& group_of(std::vector<OwedGroup>& groups, const ViewContext& context, core::PaymentKind kind) {
    const std::string name = context.texts.word("kind", core::name_of(kind));
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [&](const OwedGroup& group) { return group.name == name; });
    if (found != groups.end()) return *found;
    groups.push_back({.tone = tone_of_kind(kind),
                      .name = name,
                      .reason = context.texts.word("window_kind", core::name_of(kind)),
                      .amount = {},
                      .lines = {}});
    return groups.back();
}

OwedLine credit_line(const ViewContext& context, Money amount) {
    return {.icon = Icon::plus,
            .what = context.texts.text("window_pay.kept_as_credit"),
            .pay = context.texts.money(amount)};
}

}  // namespace

AccountView account_view(const ViewContext& context, const core::AccountDue& due) {
    AccountView view{.name = due.account.name,
                     .number = due.account.number.value() ? due.account.number.text() : "",
                     .details = {},
                     .chips = chips_of(context.texts, due.account.flags),
                     .services = {}};
    const std::string account_class = due.account.account_class.empty()
                                          ? ""
                                          : context.texts.word("window_class", due.account.account_class);
    for (const std::string& part : {due.account.address, account_class, due.account.phone}) {
        if (part.empty()) continue;
        if (!view.details.empty()) view.details += "   •   ";
        view.details += part;
    }
    view.as_of = as_of_words(context.texts, due, context.policy.time_zone);
    if (view.chips.empty() && due.account.number.value() != 0) {
        view.chips.push_back({.label = context.texts.text("window_pay.no_flags"), .icon = Icon::check});
    }
    std::map<std::string, Money> owed;
    for (const DueItem& item : due.items) owed[item.receivable.service] += item.open;
    for (const auto& [service, amount] : owed) {
        if (view.services.size() == services_max) break;
        view.services.push_back({.icon = icon_of_service(service),
                                 .name = context.texts.word("service", service),
                                 .owed = context.texts.money(amount)});
    }
    return view;
}

std::vector<OwedGroup> owed_view(const ViewContext& context, const core::AccountDue& due, Money to_pay) {
    std::map<std::string, Money> paid;
    Money credit;
    if (to_pay.is_positive()) {
        for (const core::AllocationLine& line : core::allocate(due, to_pay, context.policy)) {
            (line.receivable.empty() ? credit : paid[line.receivable]) += line.amount;
        }
    }
    std::vector<OwedGroup> groups;
    std::map<std::string, Money> sums;
    for (const DueItem& item : core::in_allocation_order(due.items, context.policy)) {
        OwedGroup& group = group_of(groups, context, item.kind);
        OwedLine line = owed_line(context, item);
        line.pay = context.texts.money(paid[item.receivable.id]);
        sums[group.name] += item.open;
        group.amount = context.texts.money(sums[group.name]);
        group.lines.push_back(std::move(line));
    }
    if (credit.is_positive()) {
        OwedGroup& group = group_of(groups, context, core::PaymentKind::advance);
        group.amount = context.texts.money(credit);
        group.lines.push_back(credit_line(context, credit));
    }
    if (groups.empty()) {
        groups.push_back({.tone = Tone::good,
                          .name = context.texts.text("window_pay.nothing_owed"),
                          .reason = context.texts.text("window_pay.nothing_owed_note"),
                          .amount = context.texts.money({}),
                          .lines = {}});
    }
    return groups;
}

std::vector<OwedGroup> allocated_view(const ViewContext& context, const core::PaymentPosted& fact,
                                      const core::AccountDue& due) {
    std::vector<OwedGroup> groups;
    std::map<std::string, Money> sums;
    for (const core::AllocationLine& allocation : fact.allocations) {
        OwedGroup& group = group_of(groups, context, allocation.kind);
        const auto item = std::find_if(due.items.begin(), due.items.end(), [&](const DueItem& owed) {
            return owed.receivable.id == allocation.receivable;
        });
        OwedLine line;
        if (allocation.receivable.empty()) {
            line = credit_line(context, allocation.amount);
        } else if (item != due.items.end()) {
            line = owed_line(context, *item);
        } else {
            const std::string service = allocation.to.substr(allocation.to.find(':') + 1);
            line = {.icon = icon_of_service(service),
                    .what = context.texts.word("service", service),
                    .note = allocation.receivable};
        }
        line.pay = context.texts.money(allocation.amount);
        sums[group.name] += allocation.amount;
        group.amount = context.texts.money(sums[group.name]);
        group.lines.push_back(std::move(line));
    }
    return groups;
}

}  // namespace kiosk::window
