#include "core/counter/due.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/flags.h"
#include "core/counter/plan_dues.h"
#include "core/facts/payment_facts.h"
#include "core/store/station/arrangement_reader.h"
#include "core/store/station/correction_reader.h"

namespace core {

namespace {

// "receivable:water" is the service water; a deposit held has no service of its own.
Receivable receivable_of(const AllocationLine& line, AccountNumber account, Money amount, Date as_of) {
    const auto colon = line.to.find(':');
    return {.id = line.receivable,
            .account = account,
            .kind = line.to == "deposits_held" ? ReceivableKind::deposit : ReceivableKind::charge,
            .service = colon == std::string::npos ? std::string("deposit") : line.to.substr(colon + 1),
            .amount = amount,
            .due_date = Date::parse(line.due_date).value_or(as_of)};
}

// What an entry relieved of a receivable: an allocation of its payment, or a move of a correction.
std::optional<AllocationLine> relieving_line(const Entry& entry, const std::string& receivable) {
    if (entry.kind == EntryKind::payment_posted) {
        for (const AllocationLine& line : payment_posted_from(entry.body).allocations) {
            if (line.receivable == receivable) return line;
        }
    }
    for (const AccountMove& move : moves_of(entry.body)) {
        if (move.receivable != receivable || !move.amount.is_positive()) continue;
        return AllocationLine{.account = move.account,
                              .receivable = move.receivable,
                              .kind = move.kind,
                              .to = move.to,
                              .amount = move.amount,
                              .due_date = move.due_date};
    }
    return std::nullopt;
}

// A correction restores a receivable that the mirror, loaded while it stood paid, no longer holds. What it
// was stands in the entry that relieved it; a charge counts by its own due date, all else as it was paid.
Result<std::vector<DueItem>> restored_items(StationReader reader, AccountNumber account,
                                            const std::map<std::string, Money>& restored, Date as_of) {
    std::vector<DueItem> items;
    for (const auto& [receivable, amount] : restored) {
        const auto seq = last_relief(reader, account.text(), receivable);
        if (!seq) return tl::unexpected(seq.error());
        const auto entry = reader.entry(*seq);
        if (!entry) return tl::unexpected(entry.error());
        const auto line = *entry ? relieving_line(**entry, receivable) : std::nullopt;
        if (!line) continue;
        Receivable owed = receivable_of(*line, account, amount, as_of);
        const bool is_charge = line->kind == PaymentKind::current || line->kind == PaymentKind::delinquent;
        const PaymentKind kind = is_charge && owed.due_date < as_of ? PaymentKind::delinquent : line->kind;
        const std::int64_t days_late = as_of - owed.due_date;
        items.push_back(
            {.receivable = std::move(owed), .open = amount, .kind = kind, .days_late = days_late});
    }
    return items;
}

}  // namespace

PaymentKind kind_of(ReceivableKind kind, Date due_date, Date as_of) {
    switch (kind) {
        case ReceivableKind::deposit:
        case ReceivableKind::connection:
            return PaymentKind::opening;
        case ReceivableKind::charge:
            return due_date < as_of ? PaymentKind::delinquent : PaymentKind::current;
        case ReceivableKind::penalty:
        case ReceivableKind::fee:
        case ReceivableKind::reconnect:
            return PaymentKind::delinquent;
        case ReceivableKind::final:
            return PaymentKind::closing;
        case ReceivableKind::licence:
        case ReceivableKind::misc:
            return PaymentKind::licence_misc;
        case ReceivableKind::written_off:
            return PaymentKind::recovery;
    }
    return PaymentKind::current;
}

Money AccountDue::total() const {
    Money sum;
    for (const DueItem& item : items) sum += item.open;
    return sum;
}

std::optional<Money> AccountDue::levelized() const {
    const auto budget = Money::parse(flag_value(account.flags, "budget"));
    const bool closes = std::any_of(items.begin(), items.end(),
                                    [](const DueItem& item) { return item.kind == PaymentKind::closing; });
    if (!budget || closes || account.status == "closing") return std::nullopt;
    Money asked;
    bool billed = false;
    for (const DueItem& item : items) {
        if (item.kind == PaymentKind::current)
            billed = true;
        else
            asked += item.open;
    }
    return billed ? asked + *budget : asked;
}

std::map<PaymentKind, Money> AccountDue::by_kind() const {
    std::map<PaymentKind, Money> sums;
    for (const DueItem& item : items) sums[item.kind] += item.open;
    return sums;
}

Result<AccountDue> account_due(AccountBook& book, StationReader reader, AccountNumber number, Date as_of) {
    auto standing = book.standing(number);
    if (!standing) return tl::unexpected(standing.error());
    if (!*standing)
        return problem(ProblemCode::unknown_account,
                       fmt::format("no account has the number {}", number.text()));
    const auto allocated = reader.allocated(number.text(), (*standing)->included_seq);
    if (!allocated) return tl::unexpected(allocated.error());

    std::map<std::string, Money> restored;
    for (const auto& [receivable, amount] : *allocated) {
        const bool is_receivable = !receivable.empty() && receivable != deposit_on_account;
        if (is_receivable && amount.is_negative()) restored[receivable] = -amount;
    }
    // As a payment, a plan or dispatch must see them: with what this station set and cleared.
    auto flags = effective_flags(reader, (*standing)->account, as_of);
    if (!flags) return tl::unexpected(flags.error());
    (*standing)->account.flags = std::move(*flags);
    AccountDue due{.account = std::move((*standing)->account),
                   .items = {},
                   .credit = (*standing)->credit,
                   .deposit_held = (*standing)->deposit,
                   .as_of = (*standing)->as_of};
    for (const auto& [receivable, amount] : *allocated) {
        if (receivable.empty()) due.credit += amount;
        if (receivable == deposit_on_account) due.deposit_held += amount;
    }
    const auto local = reader.local_receivables(number.text(), (*standing)->included_seq);
    if (!local) return tl::unexpected(local.error());
    std::vector<Receivable> owed = std::move((*standing)->receivables);
    for (const LocalReceivable& charged : *local) {
        owed.push_back({.id = charged.id,
                        .account = number,
                        .kind = charged.kind,
                        .service = charged.service,
                        .amount = charged.amount,
                        .due_date = charged.due_date});
    }
    for (const Receivable& receivable : owed) {
        const auto relieved = allocated->find(receivable.id);
        restored.erase(receivable.id);
        const Money open = receivable.amount - (relieved == allocated->end() ? Money{} : relieved->second);
        if (!open.is_positive()) continue;
        due.items.push_back({.receivable = receivable,
                             .open = open,
                             .kind = kind_of(receivable.kind, receivable.due_date, as_of),
                             .days_late = as_of - receivable.due_date});
    }
    auto gone = restored_items(reader, number, restored, as_of);
    if (!gone) return tl::unexpected(gone.error());
    for (DueItem& item : *gone) due.items.push_back(std::move(item));
    const auto plans = ArrangementReader(reader).active_plans(number.text());
    if (!plans) return tl::unexpected(plans.error());
    for (const ArrangementRow& plan : *plans)
        due.items = split_by_plan(std::move(due.items), plan.made, as_of);
    return due;
}

}  // namespace core
