#include "core/counter/corrections.h"

#include <fmt/format.h>

#include "core/counter/allocate.h"
#include "core/policy/day_count.h"
#include "core/store/station/numbering.h"

namespace core {

Date CorrectionCase::received_on() const {
    return Date::parse(payment.posted.received_on).value_or(session.business_date);
}

Result<CorrectionCase> correction_case(const Counter& counter, const std::string& payment) {
    StationReader reader = counter.store.reader();
    auto found = corrected_payment(reader, payment);
    if (!found) return tl::unexpected(found.error());
    if (!*found) {
        return problem(ProblemCode::unknown_payment,
                       fmt::format("no payment has the number {}", printable(payment)));
    }
    if ((*found)->row.voided_seq != 0)
        return problem(ProblemCode::already_voided, fmt::format("{} is voided", payment));
    const auto session = reader.session((*found)->row.session);
    if (!session) return tl::unexpected(session.error());
    if (!*session) return problem(ProblemCode::storage_corrupt, "a payment's session is missing");
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    return CorrectionCase{.payment = std::move(**found), .session = **session, .day = **day};
}

Result<TenderCase> tender_case(const Counter& counter, const std::string& name) {
    const auto parsed = parse_tender_name(name);
    if (!parsed) {
        return problem(ProblemCode::unknown_tender, fmt::format("{} names no tender", printable(name)));
    }
    auto found = correction_case(counter, parsed->payment);
    if (!found) return tl::unexpected(found.error());
    const Standing::Tender* tender = found->standing().tender(parsed->tender);
    if (!tender || tender->line.is_change()) {
        return problem(ProblemCode::unknown_tender,
                       fmt::format("{} has no tender T{}", parsed->payment, parsed->tender));
    }
    const Standing::Tender copy = *tender;
    return TenderCase{.correction = std::move(*found), .tender = copy};
}

Result<std::vector<AccountMove>> allocate_moved(const Counter& counter, const std::string& account,
                                                Money amount, Date as_of, const std::string& against) {
    const auto number = AccountNumber::parse(account);
    if (!number) return tl::unexpected(number.error());
    const auto due = account_due(counter.accounts, counter.store.reader(), *number, as_of);
    if (!due) return tl::unexpected(due.error());
    return make_again(allocate(*due, amount, counter.policy), against);
}

std::vector<std::string> shutoffs_to_restore(const PaymentPosted& posted,
                                             const std::vector<AccountMove>& moves) {
    std::vector<std::string> accounts;
    for (const ServiceRequest& request : posted.requests) {
        if (request.ask == ServiceAsk::start_service) continue;
        Money change;
        for (const AccountMove& move : moves) {
            if (move.account == request.account) change += move.amount;
        }
        if (change.is_negative()) accounts.push_back(request.account);
    }
    return accounts;
}

Done check_bank_had_time(const Counter& counter, const CorrectionCase& found) {
    if (!found.standing().has_standing(TenderType::check)) return {};
    const Date sure = counter.policy.calendar.after_business_days(
        found.session.business_date, counter.policy.refunds.check_clear_business_days);
    if (found.day.business_date >= sure) return {};
    return problem(ProblemCode::refund_too_early,
                   fmt::format("the bank may return this check until {}; a refund is possible from {} on",
                               plus_days(sure, -1).text(), sure.text()));
}

Done check_credit_left(const Counter& counter, const std::vector<AccountMove>& moves) {
    std::map<std::string, Money> taken;
    for (const AccountMove& move : moves) {
        if (!move.account.empty() && move.to == ledger_account::customer_credit)
            taken[move.account] -= move.amount;
    }
    for (const auto& [account, amount] : taken) {
        const auto allocated = counter.store.reader().allocated(account, 0);
        if (!allocated) return tl::unexpected(allocated.error());
        const auto credit = allocated->find("");
        const Money left = credit == allocated->end() ? Money{} : credit->second;
        if (amount <= left) continue;
        return problem(ProblemCode::amount_exceeds,
                       fmt::format("{} of the payment went to the credit of {}, of which {} is left",
                                   amount.text(), account, left.text()));
    }
    return {};
}

}  // namespace core
