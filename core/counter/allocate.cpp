#include "core/counter/allocate.h"

#include <algorithm>
#include <tuple>

#include "core/ledger/transfers.h"

namespace core {

std::vector<DueItem> in_allocation_order(std::vector<DueItem> items, const Policy& policy) {
    const AllocationRules& rules = policy.allocation;
    const auto place = [&](const DueItem& item) {
        const std::size_t rank = rules.rank_of({.kind = item.kind,
                                                .receivable = item.receivable.kind,
                                                .service = item.receivable.service,
                                                .past_due = item.days_late > 0});
        const std::int64_t due = item.receivable.due_date - Date();
        return std::make_tuple(rank, rules.most_recent_first ? -due : due,
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
        lines.push_back(
            {.account = due.account.number.text(),
             .receivable = item.receivable.id,
             .kind = item.kind,
             .to = ledger_account::allocation(item.kind, item.receivable.service, item.receivable.kind),
             .amount = part,
             .due_date = item.receivable.due_date.text()});
        amount -= part;
    }
    if (amount.is_positive()) {
        lines.push_back({.account = due.account.number.text(),
                         .receivable = {},
                         .kind = PaymentKind::advance,
                         .to = std::string(ledger_account::customer_credit),
                         .amount = amount});
    }
    return lines;
}

}  // namespace core
