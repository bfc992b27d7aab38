#include <fmt/format.h>

#include <algorithm>

#include "core/counter/due.h"
#include "core/counter/returns.h"

namespace core {

namespace {

// The entry of the tender's last return.
const Entry* last_return(const CorrectedPayment& payment, int tender) {
    const auto found =
        std::find_if(payment.corrections.rbegin(), payment.corrections.rend(), [&](const Entry& entry) {
            return entry.kind == EntryKind::tender_returned &&
                   tender_returned_from(entry.body).tender == tender;
        });
    return found == payment.corrections.rend() ? nullptr : &*found;
}

// What is still owed on one receivable; nothing when it is paid or gone.
Result<Money> open_amount(const Counter& counter, const std::string& account, const std::string& receivable,
                          Date date) {
    const auto number = AccountNumber::parse(account);
    if (!number) return tl::unexpected(number.error());
    const auto due = account_due(counter.accounts, counter.store.reader(), *number, date);
    if (!due) return tl::unexpected(due.error());
    Money open;
    for (const DueItem& item : due->items) {  // a plan cuts it up by instalment
        if (item.receivable.id == receivable) open += item.open;
    }
    return open;
}

AllocationLine credit_line(const std::string& account, Money amount) {
    return {.account = account,
            .receivable = {},
            .kind = PaymentKind::advance,
            .to = std::string(ledger_account::customer_credit),
            .amount = amount};
}

// What a redeposited tender relieves again: the receivables it had, as far as they are still owed; money that
// has nothing to relieve becomes credit.
Result<std::vector<AllocationLine>> relieved_again(const Counter& counter, const TenderReturned& returned,
                                                   Date date) {
    std::vector<AllocationLine> lines;
    std::map<std::string, Money> credit;
    std::map<std::string, Money> again;  // a receivable may stand in several lines
    for (const AccountMove& move : returned.correction.moves) {
        AllocationLine line{.account = move.account,
                            .receivable = move.receivable,
                            .kind = move.kind,
                            .to = move.to,
                            .amount = -move.amount,
                            .due_date = move.due_date};
        const bool is_owed = !move.account.empty() && move.to != ledger_account::customer_credit;
        if (is_owed) {
            const auto open = open_amount(counter, move.account, move.receivable, date);
            if (!open) return tl::unexpected(open.error());
            line.amount = std::min(line.amount, *open - again[move.receivable]);
            again[move.receivable] += line.amount;
            credit[move.account] += -move.amount - line.amount;
        }
        if (line.account.empty()) std::swap(line.receivable, line.suspense);  // an item in suspense
        if (line.amount.is_positive()) lines.push_back(std::move(line));
    }
    for (const auto& [account, amount] : credit) {
        if (amount.is_positive()) lines.push_back(credit_line(account, amount));
    }
    return lines;
}

// A charge taken off: what of it is still owed; what was paid becomes credit.
Result<std::vector<AccountMove>> taken_off(const Counter& counter, const Charge& charge, Date date) {
    const auto open = open_amount(counter, charge.owed.account, charge.owed.id, date);
    if (!open) return tl::unexpected(open.error());
    std::vector<AllocationLine> lines;
    const Money owed = std::min(*open, charge.owed.amount);
    if (owed.is_positive()) {
        lines.push_back({.account = charge.owed.account,
                         .receivable = charge.owed.id,
                         .kind = PaymentKind::delinquent,
                         .to = ledger_account::receivable(charge.owed.service),
                         .amount = owed,
                         .due_date = charge.owed.due_date.text()});
    }
    if (owed < charge.owed.amount)
        lines.push_back(credit_line(charge.owed.account, charge.owed.amount - owed));
    return make_again(lines, charge.against);
}

bool was_waived(const CorrectedPayment& payment, std::int64_t return_seq) {
    return std::any_of(payment.corrections.begin(), payment.corrections.end(), [&](const Entry& entry) {
        return entry.kind == EntryKind::return_waived &&
               return_waived_from(entry.body).return_seq == return_seq;
    });
}

}  // namespace

Result<Corrected<TenderRedeposited>> redeposit_tender(const Counter& counter, const std::string& tender,
                                                      const Act& act_given) {
    const auto item = tender_case(counter, tender);
    if (!item) return tl::unexpected(item.error());
    if (item->tender.state != TenderState::returned) return problem(ProblemCode::not_returned);
    const ReturnedItemRules& rules = counter.policy.returned_items;
    if (!rules.redeposit_allowed) {
        return problem(ProblemCode::not_eligible, "the policy does not deposit returned items again");
    }
    const auto act = authorize(counter, act_given, {.right = Right::correct_payment});
    if (!act) return tl::unexpected(act.error());
    const Entry* entry = last_return(item->correction.payment, item->tender.number);
    if (!entry) return problem(ProblemCode::not_returned);
    const TenderReturned returned = tender_returned_from(entry->body);
    if (returned.amount != -total_of(returned.correction.moves)) {
        return problem(ProblemCode::not_eligible,
                       "cash was handed out on this item and is now the payor's debt");
    }
    const auto lines = relieved_again(counter, returned, item->correction.day.business_date);
    if (!lines) return tl::unexpected(lines.error());
    TenderRedeposited fact;
    fact.correction.payment = item->correction.payment.posted.payment;
    fact.correction.moves = make_again(*lines, std::string(ledger_account::bank));
    fact.correction.reason = act->reason;
    fact.tender = item->tender.number;
    fact.amount = item->tender.line.amount;
    return append_correction(counter, *act, EntryKind::tender_redeposited, std::move(fact),
                             item->correction.payment.row);
}

Result<Corrected<ReturnWaived>> waive_return(const Counter& counter, const std::string& tender,
                                             bool bank_error, const Act& act_given) {
    const auto item = tender_case(counter, tender);
    if (!item) return tl::unexpected(item.error());
    const CorrectedPayment& payment = item->correction.payment;
    const Entry* entry = last_return(payment, item->tender.number);
    if (!entry) return problem(ProblemCode::not_returned);
    const TenderReturned returned = tender_returned_from(entry->body);
    ReturnWaived fact;
    fact.correction.payment = payment.posted.payment;
    fact.tender = item->tender.number;
    fact.return_seq = entry->seq;
    fact.bank_error = bank_error;
    Money fee;
    for (const Charge& charge : returned.charges) {
        if (!charge.against.starts_with("revenue:")) continue;
        const auto off = taken_off(counter, charge, item->correction.day.business_date);
        if (!off) return tl::unexpected(off.error());
        fact.correction.moves.insert(fact.correction.moves.end(), off->begin(), off->end());
        fee += charge.owed.amount;
    }
    const bool forgives = bank_error && returned.count > 0;
    if (was_waived(payment, entry->seq) || (fee.is_zero() && !forgives))
        return problem(ProblemCode::nothing_standing, "no fee of this return is left to waive");
    const auto act = authorize(counter, act_given,
                               {.right = Right::correct_payment,
                                .reason = true,
                                .second_person = fee > counter.policy.limits.waiver_above});
    if (!act) return tl::unexpected(act.error());
    fact.correction.reason = act->reason;
    fact.correction.approved_by = act->approved_by;
    return append_correction(counter, *act, EntryKind::return_waived, std::move(fact), payment.row);
}

}  // namespace core
