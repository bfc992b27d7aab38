#include "core/counter/arrangement_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/plan_dues.h"
#include "core/store/station/arrangement_reader.h"

namespace core {

namespace {

using Change = std::optional<ArrangementChanged>;

ArrangementChanged changed(const ArrangementRow& row, ArrangementState state, std::string cause) {
    return {.arrangement = row.name, .state = state, .cause = std::move(cause)};
}

// What a plan lets wait: an amount is late when it is not paid so many days after it was due.
bool is_late(Date due, Date today, const ArrangementTerms& terms) {
    return today - due > terms.unpaid_days_max;
}

Change unpaid_bill_change(const ArrangementRow& row, const AccountDue& due, Date today) {
    if (!row.made.terms.current_charges_required) return std::nullopt;
    const auto unpaid = std::find_if(due.items.begin(), due.items.end(), [&](const DueItem& item) {
        return item.plan.empty() && item.receivable.kind == ReceivableKind::charge &&
               item.receivable.due_date > row.made.made_on &&
               is_late(item.receivable.due_date, today, row.made.terms);
    });
    if (unpaid == due.items.end()) return std::nullopt;
    return changed(row, ArrangementState::broken,
                   fmt::format("the current charge {} of {} is not paid", unpaid->receivable.id,
                               unpaid->receivable.due_date.text()));
}

Change plan_change(const ArrangementRow& row, const AccountDue& due, Money owed, Date today) {
    for (const Instalment& next : unpaid_instalments(row.made, owed)) {
        if (!is_late(next.due, today, row.made.terms)) continue;
        return changed(
            row, ArrangementState::broken,
            fmt::format("{} of the instalment of {} is not paid", next.amount.text(), next.due.text()));
    }
    return unpaid_bill_change(row, due, today);
}

Change change_of(const ArrangementRow& row, const AccountDue& due, Date today) {
    if (row.made.kind == ArrangementKind::pledge) {
        if (today <= row.made.until) return std::nullopt;
        return changed(row, ArrangementState::expired, "the agency did not pay in time");
    }
    const Money owed = still_owed(row.made, due.items);
    if (owed.is_zero()) return changed(row, ArrangementState::kept, "paid off");
    if (row.made.kind == ArrangementKind::plan) return plan_change(row, due, owed, today);
    if (today <= row.made.until) return unpaid_bill_change(row, due, today);
    return changed(row, ArrangementState::broken,
                   fmt::format("{} was not paid by {}", owed.text(), row.made.until.text()));
}

}  // namespace

Result<std::vector<ArrangementChanged>> step_arrangements(const Counter& counter, const std::string& person) {
    StationReader reader = counter.store.reader();
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    const Date today = (*day)->business_date;
    const auto running = ArrangementReader(reader).running();
    if (!running) return tl::unexpected(running.error());
    std::vector<ArrangementChanged> changes;
    for (const ArrangementRow& row : *running) {
        const auto account = AccountNumber::parse(row.account);
        if (!account) continue;
        const auto due = account_due(counter.accounts, reader, *account, today);
        if (!due && due.error().code == ProblemCode::unknown_account) continue;  // gone from head office
        if (!due) return tl::unexpected(due.error());
        const Change change = change_of(row, *due, today);
        if (!change) continue;
        const auto entry = append_now(counter, person, EntryKind::arrangement_changed, to_body(*change));
        if (!entry) return tl::unexpected(entry.error());
        changes.push_back(*change);
    }
    return changes;
}

}  // namespace core
