#include "core/counter/account_flags.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/flags.h"
#include "core/counter/returns.h"

namespace core {

namespace {

bool takes(const FlagRule& flag, const TenderRule& tender) {
    const auto& refused = flag.tenders_refused;
    if (std::find(refused.begin(), refused.end(), tender.type) != refused.end()) return false;
    return tender.like_cash || !flag.like_cash_only;
}

std::optional<std::string> refused_by_flag(const Counter& counter, const Account& account,
                                           const TenderLine& tender, Date on) {
    const TenderRule* rule = counter.policy.tender(tender.type);
    if (!rule) return std::nullopt;
    for (const FlagRule* flag : flags_in_force(counter.policy, account, on)) {
        if (takes(*flag, *rule)) continue;
        return fmt::format("{} is marked {}, which takes no {} ({})", account.number.text(), flag->flag,
                           name_of(tender.type), flag->source.citation);
    }
    return std::nullopt;
}

}  // namespace

std::vector<const FlagRule*> flags_in_force(const Policy& policy, const Account& account, Date on) {
    std::vector<const FlagRule*> flags;
    for (const FlagRule& rule : policy.flags) {
        if (rule.source.in_force(on) && has_flag(account.flags, rule.flag)) flags.push_back(&rule);
    }
    return flags;
}

namespace {

// Too many items came back from this payor, or from this bank account.
Result<std::optional<std::string>> returned_items_reason(const Counter& counter, const PaymentInView& view,
                                                         const TenderLine& tender) {
    const TenderRule* rule = counter.policy.tender(tender.type);
    if (!rule || rule->like_cash) return std::nullopt;
    std::string payor;
    if (view.request.payor_account) payor = view.request.payor_account->text();
    const bool unknown = view.request.payor.empty() && payor.empty();
    if (unknown && !view.accounts.empty()) payor = view.accounts.front().before.account.number.text();
    const auto found =
        cash_only(counter.store.reader(), payor, bank_key_of(tender), view.open.day.business_date);
    if (!found) return tl::unexpected(found.error());
    if (!*found) return std::nullopt;
    return fmt::format(
        "items of this payor were returned; no checks {}",
        (*found)->until.empty() ? "until a supervisor allows them" : "until " + (*found)->until);
}

}  // namespace

Result<std::optional<std::string>> cash_only_reason(const Counter& counter, const PaymentInView& view,
                                                    const TenderLine& tender) {
    const Date today = view.open.day.business_date;
    for (const PaidAccount& paid : view.accounts) {
        if (auto reason = refused_by_flag(counter, paid.before.account, tender, today)) return reason;
    }
    if (auto reason = returned_items_reason(counter, view, tender); !reason || *reason) return reason;
    if (!view.request.payor_account) return std::nullopt;
    auto payor = counter.accounts.account(*view.request.payor_account);
    if (!payor) return tl::unexpected(payor.error());
    if (!*payor) return std::nullopt;
    auto flags = effective_flags(counter.store.reader(), **payor, today);
    if (!flags) return tl::unexpected(flags.error());
    (*payor)->flags = std::move(*flags);
    return refused_by_flag(counter, **payor, tender, today);
}

FlagFindings flag_findings(const Policy& policy, const Account& account, Date on, bool at_kiosk) {
    FlagFindings found;
    for (const FlagRule* rule : flags_in_force(policy, account, on)) {
        const std::string why =
            fmt::format("{} is marked {} ({})", account.number.text(), rule->flag, rule->source.citation);
        switch (at_kiosk ? rule->kiosk : rule->window) {
            case FlagEffect::allow:
                break;
            case FlagEffect::warn:
                found.warnings.push_back("flag_" + rule->flag);
                break;
            case FlagEffect::supervisor:
                found.stops.push_back({ProblemCode::account_needs_supervisor, why});
                break;
            case FlagEffect::refuse:
                found.stops.push_back({ProblemCode::account_refused, why});
                break;
        }
    }
    return found;
}

}  // namespace core
