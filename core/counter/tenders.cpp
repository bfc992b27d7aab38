#include "core/counter/tenders.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "core/counter/service_orders.h"
#include "core/formats/routing_number.h"
#include "core/policy/cash_rounding.h"

namespace core {

namespace {

// Drawn on a bank and made out to somebody.
bool is_paper(TenderType type) {
    return type == TenderType::check || type == TenderType::money_order || type == TenderType::cashiers_check;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// "City of Riverton Utilities" is "Riverton Utilities", and the other way round.
bool names_office(const std::string& payee, const std::string& office) {
    const std::string a = lower(payee);
    const std::string b = lower(office);
    return a.find(b) != std::string::npos || (!a.empty() && b.find(a) != std::string::npos);
}

Done missing(const TenderLine& tender, std::string_view what) {
    return problem(ProblemCode::tender_reference_missing,
                   fmt::format("a {} needs {}", name_of(tender.type), what));
}

Done check_bounds(const TenderLine& tender, const TenderRule& rule) {
    if (rule.amount_max && tender.amount > *rule.amount_max) {
        return problem(ProblemCode::tender_not_for_kind,
                       fmt::format("{} is taken up to {}", name_of(tender.type), rule.amount_max->text()));
    }
    if (rule.amount_min && tender.amount < *rule.amount_min) {
        return problem(ProblemCode::tender_not_for_kind,
                       fmt::format("{} is taken from {} on", name_of(tender.type), rule.amount_min->text()));
    }
    return {};
}

Done check_pieces(const TenderLine& tender, const Policy& policy) {
    if (tender.pieces.empty()) return {};
    if (tender.pieces.has_negative() || tender.pieces.total() != tender.amount) {
        return problem(ProblemCode::count_malformed,
                       fmt::format("the notes and coins make {}, the tender says {}",
                                   tender.pieces.total().text(), tender.amount.text()));
    }
    for (const auto& [piece, number] : tender.pieces.numbers()) {
        if (std::find(policy.denominations.begin(), policy.denominations.end(), piece) ==
            policy.denominations.end()) {
            return problem(ProblemCode::count_malformed,
                           fmt::format("there is no note or coin of {}", piece.text()));
        }
    }
    return {};
}

// Why only guaranteed funds are taken for what is paid on the account, or nothing.
std::string_view guaranteed_because(const PaidAccount& account, const AcceptanceRules& rules) {
    const bool relieves_late = past_due(account.after) < past_due(account.before);
    if (!relieves_late) return {};
    const std::string_view state = shutoff_state(account.before.account);
    if (state == "cut" && rules.needs_guaranteed(FundsOccasion::reconnect)) return "a reconnection takes";
    const bool ordered = state == "ordered" || state == "field" || state == "cut";
    if (ordered && rules.needs_guaranteed(FundsOccasion::after_final_notice))
        return "after the final notice an account takes";
    return {};
}

bool is_guaranteed(const Policy& policy, TenderType type) {
    const TenderRule* rule = policy.tender(type);
    return rule && rule->guaranteed;
}

Done check_kind(PaymentKind kind, const TenderLine& tender, const Policy& policy) {
    const bool guaranteed_only =
        kind == PaymentKind::opening && policy.acceptance.needs_guaranteed(FundsOccasion::opening);
    if (guaranteed_only && !is_guaranteed(policy, tender.type)) {
        return problem(ProblemCode::tender_not_for_kind, "opening payments take guaranteed funds only");
    }
    if (policy.acceptance.accepts(kind, tender.type)) return {};
    return problem(ProblemCode::tender_not_for_kind,
                   fmt::format("{} payments take no {}", name_of(kind), name_of(tender.type)));
}

}  // namespace

Result<Settlement> settle(const std::vector<TenderLine>& tenders, Money amount, const Policy& policy,
                          Date on) {
    Money total;
    Money cash;
    Money changeable;
    for (const TenderLine& tender : tenders) {
        total += tender.amount;
        if (tender.type == TenderType::cash) cash += tender.amount;
        const TenderRule* rule = policy.tender(tender.type);
        const bool cash_back = tender.type == TenderType::check && policy.checks.cash_back;
        if (cash_back || (rule && rule->change_allowed)) changeable += tender.amount;
    }
    Settlement settled;
    const Money owed_in_cash = amount - (total - cash);
    if (cash.is_positive() && owed_in_cash.is_positive()) {
        settled.rounding = round_cash(policy.cash.rounding, {owed_in_cash, cash}, on).rounding;
    }
    const Money due = amount + settled.rounding;
    if (total < due) {
        return problem(ProblemCode::tender_short,
                       fmt::format("the tenders are {}, {} short of {}", total.text(), (due - total).text(),
                                   due.text()));
    }
    settled.change = total - due;
    if (settled.change.is_zero()) return settled;
    if (changeable.is_zero()) return problem(ProblemCode::change_needs_cash);
    if (settled.change >= changeable) {
        return problem(ProblemCode::change_exceeds_cash,
                       fmt::format("the change of {} is not less than the cash of {}", settled.change.text(),
                                   changeable.text()));
    }
    return settled;
}

Done check_tender(const TenderLine& tender, const Policy& policy) {
    const TenderRule* rule = policy.tender(tender.type);
    if (!rule) {
        return problem(ProblemCode::tender_type_unknown,
                       fmt::format("{} is not accepted here", name_of(tender.type)));
    }
    if (rule->number_required && tender.number.empty()) return missing(tender, "its number");
    if (rule->reference_required && tender.reference.empty())
        return missing(tender, "the reference of its slip");
    if (rule->routing_required && tender.routing.empty()) return missing(tender, "its routing number");
    if (!tender.routing.empty() && !is_routing_number(tender.routing)) {
        return problem(ProblemCode::routing_number_wrong,
                       fmt::format("the routing number {} is wrong", printable(tender.routing)));
    }
    if (const Done pieces = check_pieces(tender, policy); !pieces) return pieces;
    return check_bounds(tender, *rule);
}

Done check_paper(const TenderLine& tender, const Policy& policy, Date business_date,
                 const std::string& office) {
    if (!is_paper(tender.type)) return {};
    const CheckRules& rules = policy.checks;
    if (tender.check_date && rules.post_dated_refused && *tender.check_date > business_date) {
        return problem(ProblemCode::check_post_dated,
                       fmt::format("{} is dated {}, after the business date {}", name_of(tender.type),
                                   tender.check_date->text(), business_date.text()));
    }
    const bool ages = tender.type == TenderType::check && rules.stale_after_days > 0;
    if (tender.check_date && ages && business_date - *tender.check_date > rules.stale_after_days) {
        return problem(ProblemCode::check_stale,
                       fmt::format("the check of {} is older than {} days", tender.check_date->text(),
                                   rules.stale_after_days));
    }
    if (tender.foreign && rules.foreign_refused) return problem(ProblemCode::check_foreign);
    const bool ours = tender.payable_to.empty() || names_office(tender.payable_to, office) ||
                      names_office(tender.payable_to, policy.office);
    if (!ours && rules.third_party_refused) {
        return problem(ProblemCode::check_third_party,
                       fmt::format("it is made out to {}, not to {}", printable(tender.payable_to), office));
    }
    return {};
}

Done check_acceptance(const std::vector<TenderLine>& tenders, const std::vector<AllocationLine>& lines,
                      const std::vector<PaidAccount>& accounts, const Policy& policy) {
    for (const TenderLine& tender : tenders) {
        for (const AllocationLine& line : lines) {
            if (const Done taken = check_kind(line.kind, tender, policy); !taken) return taken;
        }
        if (is_guaranteed(policy, tender.type)) continue;
        for (const PaidAccount& account : accounts) {
            const std::string_view because = guaranteed_because(account, policy.acceptance);
            if (because.empty()) continue;
            return problem(ProblemCode::tender_not_for_kind,
                           fmt::format("{} guaranteed funds only, so {} takes no {}", because,
                                       account.before.account.number.text(), name_of(tender.type)));
        }
    }
    return {};
}

}  // namespace core
