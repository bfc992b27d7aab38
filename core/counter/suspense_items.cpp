#include "core/counter/suspense_items.h"

#include <fmt/format.h>

#include "core/store/station/numbering.h"
#include "core/store/station/payment_reader.h"

namespace core {

namespace {

Result<SuspenseRow> open_item(StationReader reader, const std::string& name) {
    const auto item = suspense_item(reader, name);
    if (!item) return tl::unexpected(item.error());
    if (!*item)
        return problem(ProblemCode::unknown_reject, fmt::format("no item is named {}", printable(name)));
    if ((*item)->settled_seq != 0)
        return problem(ProblemCode::reject_settled, fmt::format("{} is already settled", name));
    return **item;
}

// What moves. One account may take a part of what is left, several share all of it, a refund takes all.
Result<Money> amount_of(const SuspenseSettlement& settlement, const SuspenseRow& item) {
    if (settlement.refund) return item.amount;
    Money sum;
    for (const AccountPart& part : settlement.parts) {
        if (!part.amount.is_positive()) return problem(ProblemCode::money_not_positive);
        sum += part.amount;
    }
    const bool fits = settlement.parts.size() > 1 ? sum == item.amount : sum <= item.amount;
    if (fits && sum.is_positive()) return sum;
    return problem(ProblemCode::amount_exceeds, fmt::format("{} is left of {}, the parts are {}",
                                                            item.amount.text(), item.item, sum.text()));
}

std::string destination_ledger(const SuspenseSettlement& settlement) {
    return std::string(settlement.refund ? ledger_account::refunds_payable
                                         : ledger_account::payment_clearing);
}

// The same account twice would be allocated from the same debt twice.
Result<std::vector<AccountMove>> made_on_accounts(const Counter& counter,
                                                  const SuspenseSettlement& settlement, Date as_of) {
    std::map<AccountNumber, Money> sums;
    for (const AccountPart& part : settlement.parts) sums[part.account] += part.amount;
    std::vector<AccountMove> moves;
    for (const auto& [account, amount] : sums) {
        const auto made =
            allocate_moved(counter, account.text(), amount, as_of, destination_ledger(settlement));
        if (!made) return tl::unexpected(made.error());
        moves.insert(moves.end(), made->begin(), made->end());
    }
    return moves;
}

std::string action_of(const SuspenseSettlement& settlement) {
    if (settlement.refund) return "refund";
    return settlement.parts.size() > 1 ? "split" : "";
}

Done name_refund(const Counter& counter, const CorrectionCase& found, const Act& act,
                 const SuspenseSettlement& settlement, SuspenseResolved& fact) {
    if (const Done may = check_person(counter, act.person, act.pin, Right::refund); !may) return may;
    if (const Done cleared = check_bank_had_time(counter, found); !cleared) return cleared;
    const auto name = next_refund(counter.store.reader());
    if (!name) return tl::unexpected(name.error());
    fact.refund = *name;
    fact.payee = settlement.payee.empty() ? found.payment.posted.payor : settlement.payee;
    if (fact.payee.empty()) fact.payee = "the payor";
    return {};
}

}  // namespace

Result<Corrected<SuspenseResolved>> settle_suspense(const Counter& counter,
                                                    const SuspenseSettlement& settlement,
                                                    const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto item = open_item(reader, settlement.item);
    if (!item) return tl::unexpected(item.error());
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto found = correction_case(counter, payment_name(identity->name, item->payment));
    if (!found) return tl::unexpected(found.error());
    const auto amount = amount_of(settlement, *item);
    if (!amount) return tl::unexpected(amount.error());

    SuspenseResolved fact;
    fact.correction.payment = found->payment.posted.payment;
    fact.item = item->item;
    fact.amount = *amount;
    fact.action = action_of(settlement);
    if (settlement.parts.size() == 1) fact.account = settlement.parts.front().account.text();
    fact.correction.moves = {{.account = {},
                              .receivable = item->item,
                              .kind = PaymentKind::suspense,
                              .to = std::string(ledger_account::suspense),
                              .against = destination_ledger(settlement),
                              .amount = -*amount}};
    const auto made = made_on_accounts(counter, settlement, found->received_on());
    if (!made) return tl::unexpected(made.error());
    fact.correction.moves.insert(fact.correction.moves.end(), made->begin(), made->end());
    const bool two = settlement.refund || *amount > counter.policy.limits.reject_above;
    const auto act =
        authorize(counter, act_given, {.right = Right::work_rejects, .reason = true, .second_person = two});
    if (!act) return tl::unexpected(act.error());
    if (settlement.refund) {
        if (const Done named = name_refund(counter, *found, *act, settlement, fact); !named)
            return tl::unexpected(named.error());
    }
    fact.correction.reason = act->reason;
    fact.correction.approved_by = act->approved_by;
    return append_correction(counter, *act, EntryKind::suspense_resolved, std::move(fact),
                             found->payment.row);
}

Result<Corrected<SuspenseResolved>> resolve_suspense(const Counter& counter, const std::string& name,
                                                     AccountNumber account, const Act& act) {
    const auto item = open_item(counter.store.reader(), name);
    if (!item) return tl::unexpected(item.error());
    return settle_suspense(counter, {.item = name, .parts = {{account, item->amount}}}, act);
}

}  // namespace core
