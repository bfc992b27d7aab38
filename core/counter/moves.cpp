#include "core/counter/moves.h"

#include <fmt/format.h>

namespace core {

namespace {

// The account to take the money from. Problems: same_account, usage.
Result<std::string> wrong_account(const Standing& standing, const std::string& from,
                                  const std::string& right) {
    std::vector<std::string> accounts = standing.accounts();
    std::erase(accounts, right);
    if (accounts.empty() || from == right)
        return problem(ProblemCode::same_account, fmt::format("the money is already on {}", right));
    if (from.empty() && accounts.size() > 1) {
        return problem(ProblemCode::usage, "the payment is on several accounts; say which is wrong: --from");
    }
    if (from.empty()) return accounts.front();
    if (std::find(accounts.begin(), accounts.end(), from) == accounts.end()) {
        return problem(ProblemCode::nothing_standing,
                       fmt::format("nothing of this payment stands on {}", printable(from)));
    }
    return from;
}

Result<std::string> spelled(const std::string& account) {
    if (account.empty()) return account;
    const auto number = AccountNumber::parse(account);
    if (!number) return tl::unexpected(number.error());
    return number->text();
}

}  // namespace

Result<Corrected<PaymentMoved>> move_payment(const Counter& counter, const MoveRequest& request,
                                             const Act& act_given) {
    const auto found = correction_case(counter, request.payment);
    if (!found) return tl::unexpected(found.error());
    const Standing& standing = found->standing();
    if (standing.amount().is_zero()) return problem(ProblemCode::nothing_standing);
    const auto right = spelled(request.account);
    if (!right) return tl::unexpected(right.error());
    const auto named = spelled(request.from);
    if (!named) return tl::unexpected(named.error());
    const auto from = wrong_account(standing, *named, *right);
    if (!from) return tl::unexpected(from.error());

    const std::string clearing(ledger_account::payment_clearing);
    PaymentMoved fact;
    fact.correction.payment = found->payment.posted.payment;
    fact.correction.moves =
        from->empty() ? undo_except(standing, *right, clearing) : undo_all(standing, *from, clearing);
    fact.from = *from;
    fact.account = *right;
    fact.received_on = found->received_on().text();
    fact.amount = -total_of(fact.correction.moves);
    const auto made = allocate_moved(counter, *right, fact.amount, found->received_on(), clearing);
    if (!made) return tl::unexpected(made.error());
    if (const Done left = check_credit_left(counter, fact.correction.moves); !left)
        return tl::unexpected(left.error());
    fact.correction.moves.insert(fact.correction.moves.end(), made->begin(), made->end());
    const auto act = authorize(counter, act_given,
                               {.right = Right::correct_payment, .reason = true, .second_person = true});
    if (!act) return tl::unexpected(act.error());
    fact.correction.restore_shutoff = shutoffs_to_restore(found->payment.posted, fact.correction.moves);
    fact.correction.reason = act->reason;
    fact.correction.approved_by = act->approved_by;
    return append_correction(counter, *act, EntryKind::payment_moved, std::move(fact), found->payment.row);
}

}  // namespace core
