#include "core/service/closing.h"

#include <fmt/format.h>

#include "core/counter/allocate.h"
#include "core/facts/refund_facts.h"
#include "core/ledger/transfers.h"
#include "core/policy/deposit_settlement.h"
#include "core/store/station/correction_reader.h"

namespace core {

namespace {

// Everything the account owes; a deposit still asked for is no debt of a closing account.
AccountDue final_bill(AccountDue due) {
    std::erase_if(due.items,
                  [](const DueItem& item) { return item.receivable.kind == ReceivableKind::deposit; });
    return due;
}

std::vector<AccountMove> deposit_moves(const AccountDue& bill, const DepositSettlement& settled,
                                       const Policy& policy) {
    const std::string account = bill.account.number.text();
    std::vector<AccountMove> moves;
    if (settled.interest.is_positive()) {
        moves.push_back({.account = account,
                         .receivable = std::string(deposit_on_account),
                         .kind = PaymentKind::closing,
                         .to = std::string(ledger_account::deposits_held),
                         .against = std::string(ledger_account::deposit_interest),
                         .amount = settled.interest});
    }
    for (AllocationLine& line : allocate(bill, settled.applied, policy)) {
        moves.push_back({.account = account,
                         .receivable = std::move(line.receivable),
                         .kind = line.kind,
                         .to = std::move(line.to),
                         .against = std::string(ledger_account::deposits_held),
                         .amount = line.amount,
                         .due_date = std::move(line.due_date)});
    }
    return moves;
}

Result<Money> deposit_to_settle(const ClosingRequest& request, const AccountDue& due) {
    const Money deposit = request.deposit.value_or(deposit_held(due));
    if (request.deposit && !deposit.is_positive()) return problem(ProblemCode::money_not_positive);
    if (deposit.is_positive()) return deposit;
    return problem(ProblemCode::nothing_standing,
                   fmt::format("no deposit is held on {}", due.account.number.text()));
}

Result<std::int64_t> interest_days(const ClosingRequest& request, const DepositRules& rules, Date today) {
    if (rules.interest_year.is_zero()) return 0;
    if (!request.interest_from) {
        return problem(ProblemCode::usage,
                       fmt::format("deposits earn interest here ({}): say since when with --interest-from",
                                   rules.source.citation));
    }
    if (*request.interest_from > today) {
        return problem(ProblemCode::date_not_allowed,
                       fmt::format("interest cannot begin on {}, after {}", request.interest_from->text(),
                                   today.text()));
    }
    return today - *request.interest_from;
}

EntryDraft draft_of(const Counter& counter, Date today, const std::string& person, EntryKind kind,
                    nlohmann::json body) {
    return {.at = counter.clock.wall_time(),
            .business_date = today,
            .person = person,
            .kind = kind,
            .body = std::move(body)};
}

RefundRequested refund_of(const DepositApplied& fact, const Account& account, const std::string& name) {
    return {.refund = name,
            .account = fact.account,
            .payee = account.name,
            .amount = fact.refund_due,
            .moves = {{.account = fact.account,
                       .receivable = std::string(deposit_on_account),
                       .kind = PaymentKind::closing,
                       .to = std::string(ledger_account::deposits_held),
                       .against = std::string(ledger_account::refunds_payable),
                       .amount = -fact.refund_due}},
            .reason = fact.reason,
            .approved_by = fact.approved_by};
}

bool needs_second_person(const DepositApplied& fact, Money recorded, const LimitRules& limits) {
    const Money beyond = fact.deposit > recorded ? fact.deposit - recorded : Money{};
    return (fact.refund_due.is_positive() && fact.refund_due > limits.refund_above) ||
           beyond + fact.interest > limits.adjustment_above;
}

}  // namespace

Money deposit_held(const AccountDue& due) {
    const auto recorded = Money::parse(flag_value(due.account.flags, "deposit"));
    return recorded.value_or(Money{}) + due.deposit_held;
}

Result<ClosedAccount> close_account(const Counter& counter, const ClosingRequest& request,
                                    const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    const Date today = (*day)->business_date;
    const auto due = account_due(counter.accounts, reader, request.account, today);
    if (!due) return tl::unexpected(due.error());
    const auto deposit = deposit_to_settle(request, *due);
    if (!deposit) return tl::unexpected(deposit.error());
    const auto days = interest_days(request, counter.policy.deposits, today);
    if (!days) return tl::unexpected(days.error());

    const AccountDue bill = final_bill(*due);
    const DepositSettlement settled = settle_deposit(counter.policy.deposits, *deposit, *days, bill.total());
    DepositApplied fact{.account = request.account.text(),
                        .deposit = *deposit,
                        .interest = settled.interest,
                        .applied = settled.applied,
                        .refund_due = settled.refund,
                        .still_due = settled.still_due,
                        .interest_from = *days > 0 ? request.interest_from->text() : std::string{},
                        .overridden = request.deposit.has_value(),
                        .moves = deposit_moves(bill, settled, counter.policy),
                        .reason = {},
                        .approved_by = {}};
    const bool second = needs_second_person(fact, deposit_held(*due), counter.policy.limits);
    const auto act =
        authorize(counter, act_given,
                  {.right = Right::adjust_account, .reason = fact.overridden, .second_person = second});
    if (!act) return tl::unexpected(act.error());
    fact.reason = act->reason;
    if (second) fact.approved_by = act->approved_by;

    std::vector<EntryDraft> drafts{
        draft_of(counter, today, act->person, EntryKind::deposit_applied, to_body(fact))};
    std::string refund;
    if (fact.refund_due.is_positive()) {
        const auto name = next_refund(reader);
        if (!name) return tl::unexpected(name.error());
        refund = *name;
        drafts.push_back(draft_of(counter, today, act->person, EntryKind::refund_requested,
                                  to_body(refund_of(fact, due->account, refund))));
    }
    const auto entries = counter.store.append_all(drafts);
    if (!entries) return tl::unexpected(entries.error());
    return ClosedAccount{.entry = entries->front(),
                         .fact = std::move(fact),
                         .refund = std::move(refund),
                         .credit = due->credit};
}

}  // namespace core
