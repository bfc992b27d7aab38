#include "core/service/charges.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/allocate.h"
#include "core/counter/due.h"
#include "core/counter/flags.h"
#include "core/ledger/transfers.h"
#include "core/store/station/arrangement_reader.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

Money past_due_of(const AccountDue& due) {
    Money sum;
    for (const DueItem& item : due.items) {
        if (item.days_late > 0) sum += item.open;
    }
    return sum;
}

// Minutes since midnight on the office's clock.
int minute_of_day(const Counter& counter) {
    const std::string text = local_text(counter.clock.wall_time(), counter.policy.time_zone);
    return std::stoi(text.substr(11, 2)) * 60 + std::stoi(text.substr(14, 2));
}

Result<ServiceCharge> charge_for(const Counter& counter, const AccountDue& due, const std::string& name) {
    auto event = fee_events(name);
    if (!event) {
        return problem(ProblemCode::charge_unknown,
                       fmt::format("\"{}\" is no event that is charged", printable(name)));
    }
    const std::string& account_class = due.account.account_class;
    const FeeRule* late = counter.policy.fee(FeeEvent::reconnect_after_hours, account_class);
    const bool is_late = late && late->from_minute && minute_of_day(counter) >= *late->from_minute;
    if (*event == FeeEvent::reconnect && is_late) event = FeeEvent::reconnect_after_hours;
    const FeeRule* rule = counter.policy.fee(*event, account_class);
    if (!rule) {
        return problem(ProblemCode::charge_unknown,
                       fmt::format("the policy {} charges nothing for {}", counter.policy.name, name));
    }
    return ServiceCharge{.rule = rule, .amount = rule->charge_on(past_due_of(due))};
}

struct Booking {
    std::string station;
    std::int64_t next = 0;
    Date today;
};

Result<Booking> booking(const Counter& counter) {
    StationReader reader = counter.store.reader();
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto next = reader.next_local_receivable();
    if (!next) return tl::unexpected(next.error());
    const auto today = date_of_today(counter);
    if (!today) return tl::unexpected(today.error());
    return Booking{.station = identity->name, .next = *next, .today = *today};
}

// What is moved belongs to a business day, and so to its Z.
Result<AccountDue> due_today(const Counter& counter, AccountNumber account) {
    const auto day = counter.store.reader().open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    return account_due(counter.accounts, counter.store.reader(), account, (*day)->business_date);
}

AccountMove move_of(const LocalReceivable& owed, std::string against) {
    return {.account = {},
            .receivable = {},
            .kind = kind_of(owed.kind, owed.due_date, owed.due_date),
            .to = ledger_account::receivable(owed.service),
            .against = std::move(against),
            .amount = -owed.amount};
}

AccountMove relief_of(const AllocationLine& line, std::string against) {
    return {.account = line.account,
            .receivable = line.receivable,
            .kind = line.kind,
            .to = line.to,
            .against = std::move(against),
            .amount = line.amount};
}

// The fee of a returned item is given up with the return it came from, so that it is given up once.
Result<bool> is_return_fee(const Counter& counter, const DueItem& item) {
    const auto charged = ArrangementReader(counter.store.reader())
                             .charge_entry(item.receivable.account.text(), item.receivable.id);
    if (!charged) return tl::unexpected(charged.error());
    return *charged && (*charged)->kind == EntryKind::tender_returned;
}

Done leave_out_return_fees(const Counter& counter, std::vector<DueItem>& items) {
    std::vector<DueItem> kept;
    for (DueItem& item : items) {
        const auto fee = is_return_fee(counter, item);
        if (!fee) return tl::unexpected(fee.error());
        if (!*fee) kept.push_back(std::move(item));
    }
    items = std::move(kept);
    return {};
}

// A charge of this station is given up against what it was booked to.
Result<std::string> waived_against(const Counter& counter, const WaiverRequest& request) {
    const auto charged =
        ArrangementReader(counter.store.reader()).charge_entry(request.account.text(), request.receivable);
    if (!charged) return tl::unexpected(charged.error());
    if (*charged) {
        const auto moves = moves_of((*charged)->body);
        const auto revenue = std::find_if(moves.begin(), moves.end(), [](const AccountMove& move) {
            return move.against.starts_with("revenue:");
        });
        if (revenue != moves.end()) return revenue->against;
    }
    return std::string(ledger_account::waivers);
}

}  // namespace

Result<ChargeMade> charge_account(const Counter& counter, const ChargeRequest& request,
                                  const Act& act_given) {
    const auto due = due_today(counter, request.account);
    if (!due) return tl::unexpected(due.error());
    const auto by_policy = charge_for(counter, *due, request.event);
    if (!by_policy) return tl::unexpected(by_policy.error());
    const Money amount = request.amount.value_or(by_policy->amount);
    if (!amount.is_positive()) {
        return problem(ProblemCode::money_not_positive, fmt::format("{} costs nothing here: {} is past due",
                                                                    request.event, past_due_of(*due).text()));
    }
    const bool second = amount != by_policy->amount || amount > counter.policy.limits.charge_above;
    const auto act = authorize(counter, act_given,
                               {.right = Right::adjust_account, .reason = true, .second_person = second});
    if (!act) return tl::unexpected(act.error());
    const auto booked = booking(counter);
    if (!booked) return tl::unexpected(booked.error());
    const ChargeBooking& books = by_policy->rule->booking;
    ChargeMade fact{.account = request.account.text(),
                    .event = request.event,
                    .citation = by_policy->rule->source.citation,
                    .charge = {.id = receivable_name(booked->station, booked->next),
                               .account = request.account.text(),
                               .kind = books.receivable,
                               .service = books.service,
                               .amount = amount,
                               .due_date = booked->today},
                    .revenue = {},
                    .reason = act->reason,
                    .approved_by = act->approved_by};
    fact.revenue = move_of(fact.charge, "revenue:" + books.revenue);
    const auto entry = append_now(counter, act->person, EntryKind::charge_made, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<AccountAdjusted> waive_charge(const Counter& counter, const WaiverRequest& request,
                                     const Act& act_given) {
    const auto due = due_today(counter, request.account);
    if (!due) return tl::unexpected(due.error());
    Money open;
    const DueItem* item = nullptr;
    for (const DueItem& owed : due->items) {
        if (owed.receivable.id != request.receivable) continue;
        open += owed.open;
        item = &owed;
    }
    if (!item) {
        return problem(
            ProblemCode::unknown_receivable,
            fmt::format("{} owes nothing named {}", request.account.text(), printable(request.receivable)));
    }
    if (item->receivable.kind == ReceivableKind::deposit)
        return problem(ProblemCode::not_eligible, "a deposit is no charge; head office lowers it");
    const auto fee = is_return_fee(counter, *item);
    if (!fee) return tl::unexpected(fee.error());
    if (*fee) {
        return problem(ProblemCode::state_wrong,
                       fmt::format("{} is the fee of a returned item; give it up with `paydesk return "
                                   "PAYMENT/TENDER --waive-fee`",
                                   request.receivable));
    }
    const Money amount = request.amount.value_or(open);
    if (!amount.is_positive()) return problem(ProblemCode::money_not_positive);
    if (amount > open) {
        return problem(ProblemCode::amount_exceeds, fmt::format("{} is open on {}, less than {}", open.text(),
                                                                request.receivable, amount.text()));
    }
    const auto act = authorize(counter, act_given,
                               {.right = Right::adjust_account,
                                .reason = true,
                                .second_person = amount > counter.policy.limits.waiver_above});
    if (!act) return tl::unexpected(act.error());
    auto against = waived_against(counter, request);
    if (!against) return tl::unexpected(against.error());
    AccountAdjusted fact{.account = request.account.text(),
                         .moves = {{.account = request.account.text(),
                                    .receivable = request.receivable,
                                    .kind = item->kind,
                                    .to = ledger_account::receivable(item->receivable.service),
                                    .against = std::move(*against),
                                    .amount = amount}},
                         .reason = act->reason,
                         .approved_by = act->approved_by};
    const auto entry = append_now(counter, act->person, EntryKind::charge_waived, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<AccountAdjusted> adjust_account(const Counter& counter, const AdjustmentRequest& request,
                                       const Act& act_given) {
    auto due = due_today(counter, request.account);
    if (!due) return tl::unexpected(due.error());
    if (request.amount.is_zero()) return problem(ProblemCode::money_not_positive, "0.00 adjusts nothing");
    const auto& services = counter.policy.allocation.services;
    if (std::find(services.begin(), services.end(), request.service) == services.end()) {
        return problem(ProblemCode::usage,
                       fmt::format("the policy names no service \"{}\"", printable(request.service)));
    }
    if (request.service == "deposit")
        return problem(ProblemCode::not_eligible, "a deposit is no charge; head office changes it");
    const Money size = request.amount.is_negative() ? -request.amount : request.amount;
    const auto act = authorize(counter, act_given,
                               {.right = Right::adjust_account,
                                .reason = true,
                                .second_person = size > counter.policy.limits.adjustment_above});
    if (!act) return tl::unexpected(act.error());
    AccountAdjusted fact{
        .account = request.account.text(), .reason = act->reason, .approved_by = act->approved_by};
    if (request.amount.is_positive()) {
        const auto booked = booking(counter);
        if (!booked) return tl::unexpected(booked.error());
        fact.receivables.push_back({.id = receivable_name(booked->station, booked->next),
                                    .account = fact.account,
                                    .kind = ReceivableKind::charge,
                                    .service = request.service,
                                    .amount = size,
                                    .due_date = booked->today});
        fact.moves.push_back(move_of(fact.receivables.front(), std::string(ledger_account::adjustments)));
    } else {
        std::erase_if(due->items,
                      [&](const DueItem& item) { return item.receivable.service != request.service; });
        if (const Done kept = leave_out_return_fees(counter, due->items); !kept)
            return tl::unexpected(kept.error());
        for (const AllocationLine& line : allocate(*due, size, counter.policy))
            fact.moves.push_back(relief_of(line, std::string(ledger_account::adjustments)));
    }
    const auto entry = append_now(counter, act->person, EntryKind::account_adjusted, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

}  // namespace core
