#include "core/counter/plan_dues.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

// Cuts one item into what the instalments take of it, and gives what they leave.
Money cut(const DueItem& item, Money planned, const std::string& plan, std::vector<Instalment>& instalments,
          Date as_of, std::vector<DueItem>& pieces) {
    const Money rest = item.open - planned;
    for (Instalment& next : instalments) {
        const Money part = std::min(planned, next.amount);
        if (!part.is_positive()) continue;
        DueItem piece = item;
        piece.open = part;
        piece.kind = next.due <= as_of ? PaymentKind::delinquent : PaymentKind::current;
        piece.days_late = as_of - next.due;
        piece.plan = plan;
        pieces.push_back(std::move(piece));
        planned -= part;
        next.amount -= part;
    }
    return rest;
}

}  // namespace

Money still_owed(const ArrangementMade& made, const std::vector<DueItem>& items) {
    std::map<std::string_view, Money> open;
    for (const DueItem& item : items) {
        if (item.plan.empty() || item.plan == made.arrangement) open[item.receivable.id] += item.open;
    }
    Money owed;
    for (const CoveredAmount& covered : made.covers) {
        const auto found = open.find(covered.receivable);
        if (found != open.end()) owed += std::min(covered.amount, found->second);
    }
    return owed;
}

std::vector<Instalment> unpaid_instalments(const ArrangementMade& plan, Money owed) {
    Money paid = plan.amount - owed;
    std::vector<Instalment> unpaid;
    for (Instalment next : plan.instalments) {
        const Money part = std::min(paid, next.amount);
        paid -= part;
        next.amount -= part;
        if (next.amount.is_positive()) unpaid.push_back(next);
    }
    return unpaid;
}

std::vector<DueItem> split_by_plan(std::vector<DueItem> items, const ArrangementMade& plan, Date as_of) {
    std::vector<Instalment> instalments = unpaid_instalments(plan, still_owed(plan, items));
    std::vector<DueItem> pieces;
    for (const CoveredAmount& covered : plan.covers) {
        Money left = covered.amount;
        for (DueItem& item : items) {
            const Money planned = std::min(left, item.open);
            if (item.receivable.id != covered.receivable || !item.plan.empty() || !planned.is_positive())
                continue;
            item.open = cut(item, planned, plan.arrangement, instalments, as_of, pieces);
            left -= planned;
        }
    }
    std::erase_if(items, [](const DueItem& item) { return item.open.is_zero(); });
    items.insert(items.end(), std::make_move_iterator(pieces.begin()), std::make_move_iterator(pieces.end()));
    return items;
}

Money asked_with_the_bill(const AccountDue& due) {
    std::int64_t days_until = 0;
    for (const DueItem& item : due.items) {
        if (item.plan.empty()) days_until = std::max(days_until, -item.days_late);
    }
    Money asked;
    for (const DueItem& item : due.items) {
        if (-item.days_late <= days_until) asked += item.open;
    }
    return asked;
}

}  // namespace core
