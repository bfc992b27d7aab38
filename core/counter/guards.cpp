#include "core/counter/guards.h"

#include <fmt/format.h>

#include "core/counter/cash_moves.h"
#include "core/counter/service_orders.h"
#include "core/ledger/transfers.h"
#include "core/store/station/numbering.h"
#include "core/store/station/payment_reader.h"

namespace core {

namespace {

using Found = Result<std::optional<Problem>>;

constexpr std::int64_t dollar = 100;

Money cash_kept(const PaymentPosted& fact) {
    Money sum;
    for (const TenderLine& tender : fact.tenders) {
        const bool notes = tender.type == TenderType::cash || tender.type == TenderType::note_acceptor;
        if (notes) sum += tender.amount;
    }
    return sum;
}

Found duplicate_payment(const Counter& counter, const PaymentInView& view) {
    if (!counter.policy.guards.duplicate) return std::nullopt;
    for (const PaidAccount& account : view.accounts) {
        const std::string number = account.before.account.number.text();
        const Date today = view.open.day.business_date;
        const auto same = same_payment(counter.store.reader(), today, number, account.paid);
        if (!same) return tl::unexpected(same.error());
        if (!*same) continue;
        const auto identity = counter.store.reader().identity();
        if (!identity) return tl::unexpected(identity.error());
        return Problem{ProblemCode::duplicate_payment,
                       fmt::format("{} was already paid on {} today, {}", account.paid.text(), number,
                                   payment_name(identity->name, **same))};
    }
    return std::nullopt;
}

// Nothing to compare with where nothing is owed: that is paying ahead.
Found amount_unusual(const Counter& counter, const PaymentInView& view) {
    const int ratio = counter.policy.guards.unusual_ratio_max;
    if (ratio == 0) return std::nullopt;
    for (const PaidAccount& account : view.accounts) {
        const Money owed = account.before.total();
        const bool unusual =
            owed.is_positive() && (account.paid >= owed * ratio || owed >= account.paid * ratio);
        if (!unusual) continue;
        return Problem{ProblemCode::amount_unusual,
                       fmt::format("{} is paid on {}, which owes {}", account.paid.text(),
                                   account.before.account.number.text(), owed.text())};
    }
    return std::nullopt;
}

// Cash that no notes and coins in use can make is a slip of the keys.
Found cash_impossible(const Counter& counter, const PaymentInView& view) {
    if (counter.policy.denominations.empty()) return std::nullopt;
    const std::int64_t smallest = counter.policy.denominations.back().cents();
    for (const TenderLine& tender : view.request.tenders) {
        if (tender.type != TenderType::cash || tender.amount.cents() % smallest == 0) continue;
        return Problem{ProblemCode::amount_unusual,
                       fmt::format("no notes and coins make {}", tender.amount.text())};
    }
    return std::nullopt;
}

Found change_too_large(const Counter& counter, const PaymentInView& view) {
    const auto& most = counter.policy.cash.change_max;
    if (!most || view.fact.change() <= *most) return std::nullopt;
    return Problem{ProblemCode::change_too_large,
                   fmt::format("the change of {} is more than {}", view.fact.change().text(), most->text())};
}

// Without the pieces the odd cents are all that is known to be coin.
Found coins_refused(const Counter& counter, const PaymentInView& view) {
    const auto& most = counter.policy.cash.coin_max;
    if (!most) return std::nullopt;
    Money coin;
    for (const TenderLine& tender : view.request.tenders) {
        if (tender.type != TenderType::cash) continue;
        if (tender.pieces.empty()) coin += Money::from_cents(tender.amount.cents() % dollar);
        for (const auto& [piece, number] : tender.pieces.numbers()) {
            if (piece.cents() < dollar) coin += piece * number;
        }
    }
    if (coin <= *most) return std::nullopt;
    return Problem{ProblemCode::coins_refused,
                   fmt::format("{} in coin is more than {}", coin.text(), most->text())};
}

Found offline_limit(const Counter& counter, const PaymentInView& view) {
    constexpr std::int64_t hour_ms = 3'600'000;
    const std::int64_t hours_max = counter.policy.acceptance.offline_after_hours;
    if (hours_max == 0) return std::nullopt;
    // Where no amounts can be read nobody knows how old they are; money to suspense is the way out then.
    const auto as_of = counter.accounts.as_of();
    if (!as_of || !*as_of) return std::nullopt;
    const std::int64_t age_ms = counter.clock.wall_time().utc_ms - (*as_of)->utc_ms;
    if (age_ms <= hours_max * hour_ms) return std::nullopt;
    std::map<TenderType, Money> handed_over;
    for (const TenderLine& tender : view.request.tenders) handed_over[tender.type] += tender.amount;
    for (const auto& [type, amount] : handed_over) {
        const TenderRule* rule = counter.policy.tender(type);
        if (!rule || !rule->offline_amount_max || amount <= *rule->offline_amount_max) continue;
        return Problem{
            ProblemCode::offline_limit,
            fmt::format("what is known of accounts is {} hours old; until news comes, {} is taken up "
                        "to {} a payment",
                        age_ms / hour_ms, name_of(type), rule->offline_amount_max->text())};
    }
    return std::nullopt;
}

Found cash_must_be_reported(const Counter& counter, const PaymentInView& view) {
    const ReportingRules& rules = counter.policy.cash.reporting;
    Money cash = cash_kept(view.fact);
    if (!rules.enabled || !cash.is_positive()) return std::nullopt;
    if (!view.fact.payor.empty()) {
        const auto earlier =
            cash_from_payor(counter.store.reader(), view.open.day.business_date, view.fact.payor);
        if (!earlier) return tl::unexpected(earlier.error());
        cash += *earlier;
    }
    if (cash <= rules.above) return std::nullopt;
    return Problem{
        ProblemCode::cash_must_be_reported,
        fmt::format("{} in cash from one payor today is more than {}", cash.text(), rules.above.text())};
}

Money cash_into_drawer(const PaymentPosted& fact) {
    Money sum;
    for (const TenderLine& tender : fact.tenders) {
        if (tender.type == TenderType::cash) sum += tender.amount;
    }
    return sum;
}

// A drawer that is too full takes no more; the payment that fills it is still taken.
Found drawer_locked_out(const Counter& counter, const PaymentInView& view) {
    if (!cash_into_drawer(view.fact).is_positive()) return std::nullopt;
    const auto held = cash_in_drawer(counter.store.reader(), view.open.session);
    if (!held) return tl::unexpected(held.error());
    if (cash_ceiling(counter.policy, *held) != CashCeiling::locked_out) return std::nullopt;
    return Problem{ProblemCode::drawer_locked_out,
                   fmt::format("the drawer holds more cash than {}",
                               counter.policy.cash.drawer_lock_above.value_or(Money{}).text())};
}

}  // namespace

Result<std::vector<Problem>> raised_guards(const Counter& counter, const PaymentInView& view) {
    std::vector<Problem> raised;
    for (const auto guard : {duplicate_payment, amount_unusual, cash_impossible, change_too_large,
                             coins_refused, offline_limit, cash_must_be_reported, drawer_locked_out}) {
        auto found = guard(counter, view);
        if (!found) return tl::unexpected(found.error());
        if (*found) raised.push_back(std::move(**found));
    }
    return raised;
}

Result<std::vector<std::string>> quiet_warnings(const Counter& counter, const PaymentInView& view) {
    std::vector<std::string> warnings;
    for (const PaidAccount& account : view.accounts) {
        const Money before = account.before.by_kind()[PaymentKind::opening];
        const Money after = account.after.by_kind()[PaymentKind::opening];
        if (after < before && opening_required(account.after, counter.policy.opening).is_positive()) {
            warnings.emplace_back(name_of(ProblemCode::opening_needs_all));
        }
    }
    const Money more = cash_into_drawer(view.fact);
    if (!more.is_positive()) return warnings;
    const auto held = cash_in_drawer(counter.store.reader(), view.open.session);
    if (!held) return tl::unexpected(held.error());
    if (cash_ceiling(counter.policy, *held + more) != CashCeiling::within)
        warnings.emplace_back("drawer_warning");
    return warnings;
}

}  // namespace core
