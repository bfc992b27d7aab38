#include "core/policy/returned_item_rules.h"

#include <algorithm>

#include "core/base/ensure.h"
#include "core/policy/policy_reader.h"

namespace core {

namespace {

void read_damages(PolicyReader& reader, DamagesRules& rules) {
    reader.require("enabled");
    reader.read("enabled", rules.enabled);
    reader.read("demand_days", rules.demand_days);
    reader.read("times", rules.times);
    reader.read("least", rules.least);
    reader.read("most", rules.most);
    if (rules.most < rules.least) reader.complain("most", "must not be less than least");
}

}  // namespace

Money DamagesRules::damages(Money item) const {
    return enabled ? std::clamp(item * times, least, most) : Money();
}

Money DamagesRules::claim(Money item, Money paid) const {
    return std::max(Money(), damages(item) + item - paid);
}

Money ReturnedItemRules::charge(int nth, TenderType type, Money item) const {
    ensure(nth >= 1, "returns are counted from one");
    if (const auto own = fee_by_tender.find(type); own != fee_by_tender.end()) return own->second;
    return std::max(nth == 1 ? fee_first : fee_subsequent, fee_percent.of(item));
}

bool ReturnedItemRules::cash_only(int returns_in_window) const {
    return cash_only_after > 0 && returns_in_window >= cash_only_after;
}

int ReturnedItemRules::cure_days_for(const std::string& reason) const {
    const auto own = cure_days_by_reason.find(reason);
    return own == cure_days_by_reason.end() ? cure_days : own->second;
}

void read_returned_items(PolicyReader& reader, ReturnedItemRules& rules) {
    reader.require("fee_first");
    reader.read("fee_first", rules.fee_first);
    rules.fee_subsequent = rules.fee_first;
    reader.read("fee_subsequent", rules.fee_subsequent);
    reader.read("fee_percent", rules.fee_percent);
    reader.part("fee_by_tender", [&](PolicyReader& fees) {
        for (const TenderType type : all_tender_types) {
            const std::string key(name_of(type));
            if (fees.has(key.c_str())) fees.read(key.c_str(), rules.fee_by_tender[type]);
        }
    });
    read_booking(reader, rules.booking);
    reader.read("window_months", rules.window_months);
    reader.read("cash_only_after", rules.cash_only_after);
    reader.read("cash_only_months", rules.cash_only_months);
    reader.read("cash_only_at_once_after_final_notice", rules.cash_only_at_once_after_final_notice);
    reader.read("redeposit_allowed", rules.redeposit_allowed);
    reader.read("cure_days", rules.cure_days);
    reader.part("cure_days_by_reason", [&](PolicyReader& days) {
        for (const std::string& reason : days.keys()) {
            days.read(reason.c_str(), rules.cure_days_by_reason[reason]);
        }
    });
    reader.section("damages", rules.damages.source,
                   [&](PolicyReader& damages) { read_damages(damages, rules.damages); });
}

}  // namespace core
