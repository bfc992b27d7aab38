#include "core/counter/refunds.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/due.h"

namespace core {

namespace {

Result<DayRow> needed_day(const Counter& counter) {
    const auto day = counter.store.reader().open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    return **day;
}

// Of an account's credit, what checks brought that the bank may still return.
Result<Money> uncleared_credit(const Counter& counter, const std::string& account, Date today) {
    constexpr int payments_max = 200;
    StationReader reader = counter.store.reader();
    const auto payments = reader.payments_of(account, payments_max);
    if (!payments) return tl::unexpected(payments.error());
    Money uncleared;
    for (const PaymentRow& row : *payments) {
        if (row.voided_seq != 0) continue;
        const auto corrected = corrected_payment(reader, row);
        if (!corrected) return tl::unexpected(corrected.error());
        const auto session = reader.session(row.session);
        if (!session) return tl::unexpected(session.error());
        const int wait = counter.policy.refunds.check_clear_business_days;
        const Date taken = *session ? (*session)->business_date : today;
        if (today >= counter.policy.calendar.after_business_days(taken, wait)) continue;
        Money checks;
        Money credit;
        for (const TenderLine& tender : corrected->posted.tenders) {
            if (tender.type == TenderType::check) checks += tender.amount;
        }
        for (const AllocationLine& line : corrected->standing.allocations) {
            if (line.account == account && line.to == ledger_account::customer_credit) credit += line.amount;
        }
        for (const Entry& entry : corrected->corrections) {
            if (entry.kind != EntryKind::payment_reversed) continue;
            for (const AccountMove& move : moves_of(entry.body)) {
                const bool credits = move.account == account && move.to == ledger_account::customer_credit;
                if (credits && move.amount.is_positive()) credit += move.amount;
            }
        }
        uncleared += std::min(checks, credit);
    }
    return uncleared;
}

Done check_amount(const RefundRequest& request, const AccountDue& due, const Policy& policy) {
    if (request.amount > due.credit) {
        return problem(ProblemCode::amount_exceeds,
                       fmt::format("the credit of {} is {}", due.account.number.text(), due.credit.text()));
    }
    if (request.amount < policy.refunds.refund_min) {
        return problem(ProblemCode::not_eligible, fmt::format("a credit of less than {} stays on the account",
                                                              policy.refunds.refund_min.text()));
    }
    return {};
}

}  // namespace

Result<RefundRequested> request_refund(const Counter& counter, const RefundRequest& request,
                                       const Act& act_given) {
    if (!request.amount.is_positive()) return problem(ProblemCode::money_not_positive);
    const auto number = AccountNumber::parse(request.account);
    if (!number) return tl::unexpected(number.error());
    const auto day = needed_day(counter);
    if (!day) return tl::unexpected(day.error());
    const auto due = account_due(counter.accounts, counter.store.reader(), *number, day->business_date);
    if (!due) return tl::unexpected(due.error());
    if (const Done fits = check_amount(request, *due, counter.policy); !fits)
        return tl::unexpected(fits.error());
    const auto uncleared = uncleared_credit(counter, number->text(), day->business_date);
    if (!uncleared) return tl::unexpected(uncleared.error());
    if (request.amount > due->credit - *uncleared) {
        return problem(ProblemCode::refund_too_early,
                       fmt::format("{} of the credit of {} came by checks that the bank may still return",
                                   uncleared->text(), due->credit.text()));
    }
    const auto act = authorize(counter, act_given,
                               {.right = Right::refund,
                                .reason = true,
                                .second_person = request.amount > counter.policy.limits.refund_above});
    if (!act) return tl::unexpected(act.error());
    const auto name = next_refund(counter.store.reader());
    if (!name) return tl::unexpected(name.error());
    RefundRequested fact{.refund = *name,
                         .account = number->text(),
                         .payee = request.payee.empty() ? due->account.name : request.payee,
                         .amount = request.amount,
                         .moves = {{.account = number->text(),
                                    .receivable = {},
                                    .kind = PaymentKind::advance,
                                    .to = std::string(ledger_account::customer_credit),
                                    .against = std::string(ledger_account::refunds_payable),
                                    .amount = -request.amount}},
                         .reason = act->reason,
                         .approved_by = act->approved_by};
    const auto entry = append_now(counter, act->person, EntryKind::refund_requested, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<RefundPaid> pay_refund(const Counter& counter, const std::string& name, const std::string& check,
                              const Act& act_given) {
    const auto row = refund(counter.store.reader(), name);
    if (!row) return tl::unexpected(row.error());
    if (!*row)
        return problem(ProblemCode::unknown_reject, fmt::format("no refund is named {}", printable(name)));
    if ((*row)->paid_seq != 0) {
        return problem(ProblemCode::state_wrong,
                       fmt::format("{} was paid by check {}", (*row)->name, (*row)->check));
    }
    if (check.empty())
        return problem(ProblemCode::tender_reference_missing, "the city's check needs its number");
    if (const auto day = needed_day(counter); !day) return tl::unexpected(day.error());
    const auto act = authorize(counter, act_given, {.right = Right::refund});
    if (!act) return tl::unexpected(act.error());
    RefundPaid fact{.refund = (*row)->name, .check = check, .amount = (*row)->amount};
    const auto entry = append_now(counter, act->person, EntryKind::refund_paid, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

}  // namespace core
