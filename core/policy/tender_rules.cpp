#include "core/policy/tender_rules.h"

#include <algorithm>

#include "core/policy/policy_reader.h"

namespace core {

namespace {

template <class List, class Value>
bool contains(const List& list, const Value& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

bool AcceptanceRules::accepts(PaymentKind kind, TenderType type) const {
    const auto listed = accepted.find(kind);
    return listed == accepted.end() || contains(listed->second, type);
}

bool AcceptanceRules::needs_guaranteed(FundsOccasion occasion) const {
    return contains(guaranteed_only, occasion);
}

void read_tender(PolicyReader& reader, std::vector<TenderRule>& tenders) {
    TenderRule rule;
    reader.require("type");
    reader.word("type", rule.type, tender_type);
    const bool twice = std::any_of(tenders.begin(), tenders.end(),
                                   [&](const TenderRule& other) { return other.type == rule.type; });
    if (twice) reader.complain("type", "must be a tender type that is named once");
    reader.read_source(rule.source);
    reader.read("like_cash", rule.like_cash);
    reader.read("guaranteed", rule.guaranteed);
    reader.read("change_allowed", rule.change_allowed);
    reader.read("opens_drawer", rule.opens_drawer);
    reader.read("number_required", rule.number_required);
    reader.read("routing_required", rule.routing_required);
    reader.read("reference_required", rule.reference_required);
    reader.read("count_required", rule.count_required);
    reader.read("endorse", rule.endorse);
    reader.read("bank", rule.bank);
    reader.read("amount_min", rule.amount_min);
    reader.read("amount_max", rule.amount_max);
    reader.read("offline_amount_max", rule.offline_amount_max);
    if (rule.amount_min && rule.amount_max && *rule.amount_max < *rule.amount_min) {
        reader.complain("amount_max", "must not be less than amount_min");
    }
    tenders.push_back(rule);
}

void read_acceptance(PolicyReader& reader, AcceptanceRules& rules) {
    reader.words("guaranteed_only", rules.guaranteed_only, funds_occasions);
    reader.read("offline_after_hours", rules.offline_after_hours);
    for (const PaymentKind kind : all_payment_kinds) {
        const std::string key(name_of(kind));
        if (reader.has(key.c_str())) reader.words(key.c_str(), rules.accepted[kind], tender_type);
    }
}

void read_checks(PolicyReader& reader, CheckRules& rules) {
    reader.read("stale_after_days", rules.stale_after_days);
    reader.read("post_dated_refused", rules.post_dated_refused);
    reader.read("foreign_refused", rules.foreign_refused);
    reader.read("third_party_refused", rules.third_party_refused);
    reader.read("paid_in_full_to_supervisor", rules.paid_in_full_to_supervisor);
    reader.read("cash_back", rules.cash_back);
}

}  // namespace core
