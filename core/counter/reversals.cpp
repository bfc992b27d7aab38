#include "core/counter/reversals.h"

#include <fmt/format.h>

#include "core/store/station/payment_reader.h"

namespace core {

namespace {

// Where the words of a request send the money. Problems: reversal_destination, refund_from_drawer, account_*.
struct Destination {
    ReversalTo to = ReversalTo::credit;
    std::string account;
};

Result<Destination> destination_of(const std::string& to) {
    if (to.empty()) return problem(ProblemCode::reversal_destination);
    if (to == "drawer" || to == "cash") return problem(ProblemCode::refund_from_drawer);
    for (const ReversalTo known :
         {ReversalTo::credit, ReversalTo::suspense, ReversalTo::refund, ReversalTo::card}) {
        if (to == name_of(known)) return Destination{.to = known, .account = {}};
    }
    const auto number = AccountNumber::parse(to);
    if (!number) {
        return problem(
            ProblemCode::reversal_destination,
            fmt::format("{} is neither an account nor credit, suspense, refund or card", printable(to)));
    }
    return Destination{.to = ReversalTo::account, .account = number->text()};
}

// The other side of what is undone.
std::string against_of(ReversalTo to) {
    if (to == ReversalTo::refund) return std::string(ledger_account::refunds_payable);
    if (to == ReversalTo::card) return std::string(ledger_account::card_clearing);
    return std::string(ledger_account::payment_clearing);
}

// The same account's credit, account by account; money in suspense has none.
Result<std::vector<AccountMove>> as_credit(const Standing& standing, const std::string& against) {
    std::vector<AllocationLine> lines;
    for (const std::string& account : standing.accounts()) {
        if (account.empty())
            return problem(ProblemCode::reversal_destination, "money in suspense has no account of its own");
        AllocationLine line{.account = account,
                            .receivable = {},
                            .kind = PaymentKind::advance,
                            .to = std::string(ledger_account::customer_credit),
                            .amount = {}};
        for (const AllocationLine& allocated : standing.allocations) {
            if (allocated.account == account) line.amount += allocated.amount;
        }
        lines.push_back(std::move(line));
    }
    return make_again(lines, against);
}

// A new item of the work list; until somebody finds out whose it is.
Result<std::vector<AccountMove>> as_suspense(const Counter& counter, const Standing& standing,
                                             const std::string& against) {
    const auto next = next_suspense_item(counter.store.reader());
    if (!next) return tl::unexpected(next.error());
    return std::vector<AccountMove>{{.account = {},
                                     .receivable = suspense_name(*next),
                                     .kind = PaymentKind::suspense,
                                     .to = std::string(ledger_account::suspense),
                                     .against = against,
                                     .amount = standing.amount()}};
}

// What stands after a reversal whose money stays with the city.
Result<std::vector<AccountMove>> made_again(const Counter& counter, const CorrectionCase& found,
                                            const Destination& destination,
                                            const std::vector<AccountMove>& undone) {
    const std::string against = against_of(destination.to);
    if (destination.to == ReversalTo::credit) return as_credit(found.standing(), against);
    if (destination.to == ReversalTo::suspense) return as_suspense(counter, found.standing(), against);
    if (destination.to != ReversalTo::account) return std::vector<AccountMove>{};
    const std::vector<std::string> accounts = found.standing().accounts();
    if (accounts.size() == 1 && accounts.front() == destination.account)
        return problem(ProblemCode::same_account,
                       fmt::format("the money is already on {}", destination.account));
    return allocate_moved(counter, destination.account, -total_of(undone), found.day.business_date, against);
}

Done name_refund(const Counter& counter, PaymentReversed& fact, const CorrectionCase& found, bool estate) {
    const auto name = next_refund(counter.store.reader());
    if (!name) return tl::unexpected(name.error());
    fact.refund = *name;
    fact.payee = estate ? "the estate" : found.payment.posted.payor;
    if (fact.payee.empty()) fact.payee = "the payor";
    fact.account = found.standing().accounts().front();
    return {};
}

}  // namespace

Result<Corrected<PaymentReversed>> reverse_payment(const Counter& counter, const ReversalRequest& request,
                                                   const Act& act_given) {
    const auto found = correction_case(counter, request.payment);
    if (!found) return tl::unexpected(found.error());
    const Standing& standing = found->standing();
    if (standing.amount().is_zero()) return problem(ProblemCode::nothing_standing);
    const auto destination = destination_of(request.to);
    if (!destination) return tl::unexpected(destination.error());
    if (found->session_is_open()) return problem(ProblemCode::use_void);
    if (destination->to == ReversalTo::card && !standing.stands_only_of(TenderType::card)) {
        return problem(ProblemCode::reversal_destination, "not all of it was paid by card");
    }
    PaymentReversed fact;
    fact.correction.payment = found->payment.posted.payment;
    // What is on the account already stays as it is.
    fact.correction.moves = destination->to == ReversalTo::account
                                ? undo_except(standing, destination->account, against_of(destination->to))
                                : undo_all(standing, {}, against_of(destination->to));
    fact.to = destination->to;
    fact.amount = -total_of(fact.correction.moves);
    fact.account = destination->account;
    const auto made = made_again(counter, *found, *destination, fact.correction.moves);
    if (!made) return tl::unexpected(made.error());
    if (const Done left = check_credit_left(counter, fact.correction.moves); !left)
        return tl::unexpected(left.error());
    if (fact.to == ReversalTo::suspense) fact.suspense = made->front().receivable;
    fact.correction.moves.insert(fact.correction.moves.end(), made->begin(), made->end());
    const auto act = authorize(counter, act_given,
                               {.right = Right::correct_payment, .reason = true, .second_person = true});
    if (!act) return tl::unexpected(act.error());
    if (fact.to == ReversalTo::refund) {
        if (const Done cleared = check_bank_had_time(counter, *found); !cleared)
            return tl::unexpected(cleared.error());
        if (const Done named = name_refund(counter, fact, *found, request.estate); !named)
            return tl::unexpected(named.error());
    }
    fact.correction.restore_shutoff = shutoffs_to_restore(found->payment.posted, fact.correction.moves);
    fact.correction.reason = act->reason;
    fact.correction.approved_by = act->approved_by;
    return append_correction(counter, *act, EntryKind::payment_reversed, std::move(fact), found->payment.row);
}

}  // namespace core
