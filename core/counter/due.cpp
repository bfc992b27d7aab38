#include "core/counter/due.h"

#include <fmt/format.h>

namespace core {

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
    if (!*standing) return problem(ProblemCode::unknown_account, fmt::format("no account has the number {}", number.text()));
    const auto allocated = reader.allocated(number.text(), (*standing)->included_seq);
    if (!allocated) return tl::unexpected(allocated.error());

    AccountDue due{.account = std::move((*standing)->account), .items = {}, .credit = {}};
    for (const auto& [receivable, amount] : *allocated) {
        if (receivable.empty()) due.credit = amount;
    }
    for (const Receivable& receivable : (*standing)->receivables) {
        const auto relieved = allocated->find(receivable.id);
        const Money open = receivable.amount - (relieved == allocated->end() ? Money{} : relieved->second);
        if (!open.is_positive()) continue;
        due.items.push_back({.receivable = receivable,
                             .open = open,
                             .kind = kind_of(receivable.kind, receivable.due_date, as_of),
                             .days_late = as_of - receivable.due_date});
    }
    return due;
}

}  // namespace core
