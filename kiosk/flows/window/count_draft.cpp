#include "kiosk/flows/window/count_draft.h"

#include <utility>

#include "kiosk/flows/window/payment_draft.h"

namespace kiosk::window {

using core::Money;

namespace {

std::int64_t number_in(const std::string& digits) { return amount_in(digits).cents(); }

}  // namespace

std::int64_t pieces_in_bundle(Money denomination) {
    switch (denomination.cents()) {
        case 50: return 20;
        case 25: return 40;
        case 10: return 50;
        case 5: return 40;
        case 1: return 50;
        default: return is_coin(denomination) ? 0 : 100;
    }
}

bool is_coin(Money denomination) { return denomination.cents() < 100; }

CountDraft::CountDraft(const core::Policy& policy) {
    for (const Money denomination : policy.denominations) rows_.push_back({denomination, {}, {}});
    for (const core::TenderRule& rule : policy.tenders) {
        const bool held_here = rule.type != core::TenderType::cash && rule.type != core::TenderType::note_acceptor;
        if (held_here) totals_.push_back({rule, {}});
    }
}

void CountDraft::type_loose(int index, std::string text) {
    if (index >= 0 && static_cast<std::size_t>(index) < rows_.size()) {
        rows_[static_cast<std::size_t>(index)].loose = std::move(text);
    }
}

void CountDraft::type_bundles(int index, std::string text) {
    if (index >= 0 && static_cast<std::size_t>(index) < rows_.size()) {
        rows_[static_cast<std::size_t>(index)].bundles = std::move(text);
    }
}

void CountDraft::type_total(int index, std::string cents) {
    if (index >= 0 && static_cast<std::size_t>(index) < totals_.size()) {
        totals_[static_cast<std::size_t>(index)].amount = std::move(cents);
    }
}

std::optional<Money> CountDraft::amount_of(const Row& row) const {
    if (row.loose.empty() && row.bundles.empty()) return std::nullopt;
    return row.denomination * (number_in(row.loose) + number_in(row.bundles) * pieces_in_bundle(row.denomination));
}

core::CashCount CountDraft::cash() const {
    core::CashCount count;
    for (const Row& row : rows_) {
        const std::int64_t pieces = number_in(row.loose) + number_in(row.bundles) * pieces_in_bundle(row.denomination);
        if (pieces > 0) count.add(row.denomination, pieces);
    }
    return count;
}

Money CountDraft::total() const {
    Money sum = cash().total();
    for (const Total& total : totals_) sum += amount_in(total.amount);
    return sum;
}

core::MoneyByTender CountDraft::counted() const {
    core::MoneyByTender counted{{core::TenderType::cash, cash().total()}};
    for (const Total& total : totals_) {
        if (!total.amount.empty()) counted[total.rule.type] = amount_in(total.amount);
    }
    return counted;
}

}  // namespace kiosk::window
