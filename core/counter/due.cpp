#include "core/counter/due.h"

#include <fmt/format.h>

#include "core/facts/payment_facts.h"

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
            .due_date = as_of};
}

// A void restores a receivable that the mirror, loaded while it stood paid, no longer holds. What it was
// stands in the voided payment; its due date does not, so it counts as due now, under the kind it was paid
// as.
Result<std::vector<DueItem>> restored_items(StationReader reader, AccountNumber account,
                                            std::map<std::string, Money> restored, Date as_of) {
    constexpr int payments_max = 500;
    std::vector<DueItem> items;
    if (restored.empty()) return items;
    const auto payments = reader.payments_of(account.text(), payments_max);
    if (!payments) return tl::unexpected(payments.error());
    for (const PaymentRow& payment : *payments) {
        if (payment.voided_seq == 0) continue;
        const auto entry = reader.entry(payment.seq);
        if (!entry) return tl::unexpected(entry.error());
        if (!*entry) continue;
        for (const AllocationLine& line : payment_posted_from((*entry)->body).allocations) {
            const auto found = restored.find(line.receivable);
            if (found == restored.end()) continue;
            items.push_back({.receivable = receivable_of(line, account, found->second, as_of),
                             .open = found->second,
                             .kind = line.kind,
                             .days_late = 0});
            restored.erase(found);
        }
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
        if (!receivable.empty() && amount.is_negative()) restored[receivable] = -amount;
    }
    AccountDue due{.account = std::move((*standing)->account), .items = {}, .credit = {}};
    for (const auto& [receivable, amount] : *allocated) {
        if (receivable.empty()) due.credit = amount;
    }
    for (const Receivable& receivable : (*standing)->receivables) {
        const auto relieved = allocated->find(receivable.id);
        restored.erase(receivable.id);
        const Money open = receivable.amount - (relieved == allocated->end() ? Money{} : relieved->second);
        if (!open.is_positive()) continue;
        due.items.push_back({.receivable = receivable,
                             .open = open,
                             .kind = kind_of(receivable.kind, receivable.due_date, as_of),
                             .days_late = as_of - receivable.due_date});
    }
    auto gone = restored_items(reader, number, std::move(restored), as_of);
    if (!gone) return tl::unexpected(gone.error());
    for (DueItem& item : *gone) due.items.push_back(std::move(item));
    return due;
}

}  // namespace core
