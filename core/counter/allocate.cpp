#include "core/counter/allocate.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/ledger/transfers.h"

namespace core {

namespace {

AllocationLine line_for(const AccountDue& due, const DueItem& item, Money amount) {
    return {.account = due.account.number.text(),
            .receivable = item.receivable.id,
            .kind = item.kind,
            .to = ledger_account::allocation(item.kind, item.receivable.service, item.receivable.kind),
            .amount = amount,
            .due_date = item.receivable.due_date.text()};
}

Result<AllocationLine> direct(const AccountDue& due, const DirectedAmount& part) {
    const auto item = std::find_if(due.items.begin(), due.items.end(), [&](const DueItem& owed) {
        return owed.receivable.id == part.receivable;
    });
    if (item == due.items.end()) {
        return problem(
            ProblemCode::unknown_receivable,
            fmt::format("{} owes nothing named {}", due.account.number.text(), printable(part.receivable)));
    }
    if (!part.amount.is_positive()) {
        return problem(ProblemCode::money_not_positive,
                       fmt::format("{} is not an amount to direct", part.amount.text()));
    }
    if (part.amount > item->open) {
        return problem(ProblemCode::directed_too_much,
                       fmt::format("{} is directed to {}, on which {} is open", part.amount.text(),
                                   part.receivable, item->open.text()));
    }
    AllocationLine line = line_for(due, *item, part.amount);
    line.directed = true;
    return line;
}

void relieve(AccountDue& due, const AllocationLine& line) {
    Money left = line.amount;
    for (DueItem& item : due.items) {  // instalments of a plan share their receivable
        if (item.receivable.id != line.receivable) continue;
        const Money part = std::min(left, item.open);
        item.open -= part;
        left -= part;
    }
    std::erase_if(due.items, [](const DueItem& item) { return !item.open.is_positive(); });
}

}  // namespace

std::vector<DueItem> in_allocation_order(std::vector<DueItem> items, const Policy& policy) {
    const AllocationRules& rules = policy.allocation;
    const auto place = [&](const DueItem& item) {
        const std::size_t rank = rules.rank_of({.kind = item.kind,
                                                .receivable = item.receivable.kind,
                                                .service = item.receivable.service,
                                                .past_due = item.days_late > 0});
        return std::make_tuple(rank, rules.most_recent_first ? item.days_late : -item.days_late,
                               rules.rank_of_service(item.receivable.service),
                               std::string_view(item.receivable.id));
    };
    std::sort(items.begin(), items.end(),
              [&](const DueItem& a, const DueItem& b) { return place(a) < place(b); });
    return items;
}

std::vector<AllocationLine> allocate(const AccountDue& due, Money amount, const Policy& policy) {
    std::vector<AllocationLine> lines;
    for (const DueItem& item : in_allocation_order(due.items, policy)) {
        const Money part = std::min(amount, item.open);
        if (!part.is_positive()) continue;
        lines.push_back(line_for(due, item, part));
        amount -= part;
    }
    if (amount.is_positive()) {
        lines.push_back({.account = due.account.number.text(),
                         .receivable = {},
                         .kind = PaymentKind::advance,
                         .to = std::string(ledger_account::customer_credit),
                         .amount = amount,
                         .due_date = {}});
    }
    return lines;
}

Result<std::vector<AllocationLine>> allocate_item(PaidAccount& account, const PaymentItem& item,
                                                  const Policy& policy) {
    std::vector<AllocationLine> lines;
    Money rest = item.amount;
    for (const DirectedAmount& part : item.directed) {
        auto line = direct(account.after, part);
        if (!line) return tl::unexpected(line.error());
        rest -= part.amount;
        if (rest.is_negative()) {
            return problem(ProblemCode::directed_too_much,
                           fmt::format("more than the {} paid is directed", item.amount.text()));
        }
        relieve(account.after, *line);
        lines.push_back(std::move(*line));
    }
    for (AllocationLine& line : allocate(account.after, rest, policy)) {
        relieve(account.after, line);
        lines.push_back(std::move(line));
    }
    account.paid += item.amount;
    return lines;
}

}  // namespace core
