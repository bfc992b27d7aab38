#include "core/counter/overrides.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/counter/account_flags.h"

namespace core {

namespace {

// May this person, or the second one, let the payment go on?
Done pass(const Counter& counter, const Act& act, Right right, const Problem& stop) {
    if (act.reason.empty()) return problem(ProblemCode::reason_missing);
    if (!act.approved_by.empty()) {
        if (const Done approved = check_approval(counter, act); !approved) return approved;
        const auto second = counter.store.reader().person(act.approved_by);
        if (!second) return tl::unexpected(second.error());
        // A training station that knows nobody takes anybody's word.
        if (!*second || counter.policy.allows((*second)->role, right)) return {};
        return problem(ProblemCode::wrong_role,
                       fmt::format("{} is {}, which does not allow {}", act.approved_by, (*second)->role,
                                   name_of(right)));
    }
    const Done allowed = check_person(counter, act.person, act.pin, right);
    if (!allowed && allowed.error().code == ProblemCode::wrong_role) {
        return problem(ProblemCode::approval_missing,
                       fmt::format("a second person must agree: {}", stop.message()));
    }
    return allowed;
}

// The supervisor's approval is enough where a supervisor is what is asked for; a guard must be named, or all
// of them.
bool is_overridden(const Act& act, const PaymentInView& view, const Problem& stop, Right right) {
    if (view.request.overrides.holds(stop.name())) return true;
    return right == Right::override_flag && !act.approved_by.empty();
}

Done decide(const Counter& counter, const Act& act, const PaymentInView& view, const Problem& stop,
            PaymentPosted& fact) {
    if (view.request.takes_notes()) {
        fact.warnings.emplace_back(stop.name());
        return {};
    }
    const auto right = right_to_pass(stop.code, fact.payor);
    if (!right || !is_overridden(act, view, stop, *right)) return tl::unexpected(stop);
    if (const Done passed = pass(counter, act, *right, stop); !passed) return passed;
    fact.overrides.emplace_back(stop.name());
    fact.reason = act.reason;
    fact.approved_by = act.approved_by;
    return {};
}

FlagFindings flags_of_all(const Counter& counter, const PaymentInView& view) {
    FlagFindings all;
    for (const PaidAccount& paid : view.accounts) {
        const FlagFindings found =
            flag_findings(counter.policy, paid.before.account, view.open.day.business_date, view.at_kiosk);
        all.stops.insert(all.stops.end(), found.stops.begin(), found.stops.end());
        all.warnings.insert(all.warnings.end(), found.warnings.begin(), found.warnings.end());
    }
    return all;
}

bool says_paid_in_full(const PaymentInView& view) {
    return std::any_of(view.request.tenders.begin(), view.request.tenders.end(),
                       [](const TenderLine& tender) { return tender.paid_in_full; });
}

}  // namespace

std::optional<Right> right_to_pass(ProblemCode stop, const std::string& payor) {
    using enum ProblemCode;
    constexpr std::array flags{account_needs_supervisor, check_paid_in_full};
    constexpr std::array guards{duplicate_payment, amount_unusual,        change_too_large, coins_refused,
                                offline_limit,     cash_must_be_reported, drawer_locked_out};
    if (stop == cash_must_be_reported && payor.empty()) return std::nullopt;
    if (std::ranges::count(flags, stop) > 0) return Right::override_flag;
    if (std::ranges::count(guards, stop) > 0) return Right::override_guard;
    return std::nullopt;
}

Done decide_stops(const Counter& counter, const Act& act, const PaymentInView& view, PaymentPosted& fact) {
    FlagFindings flags = flags_of_all(counter, view);
    if (counter.policy.checks.paid_in_full_to_supervisor && says_paid_in_full(view))
        flags.stops.push_back({ProblemCode::check_paid_in_full, {}});
    const auto guards = raised_guards(counter, view);
    if (!guards) return tl::unexpected(guards.error());
    const auto quiet = quiet_warnings(counter, view);
    if (!quiet) return tl::unexpected(quiet.error());
    fact.warnings.insert(fact.warnings.end(), flags.warnings.begin(), flags.warnings.end());
    flags.stops.insert(flags.stops.end(), guards->begin(), guards->end());
    for (const Problem& stop : flags.stops) {
        if (const Done on = decide(counter, act, view, stop, fact); !on) return on;
    }
    fact.warnings.insert(fact.warnings.end(), quiet->begin(), quiet->end());
    return {};
}

}  // namespace core
