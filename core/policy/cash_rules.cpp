#include "core/policy/cash_rules.h"

#include "core/policy/policy_reader.h"

namespace core {

void read_cash(PolicyReader& reader, CashRules& rules) {
    reader.read("coin_max", rules.coin_max);
    reader.read("kiosk_note_max", rules.kiosk_note_max);
    if (rules.kiosk_note_max && !rules.kiosk_note_max->is_positive())
        reader.complain("kiosk_note_max", "must be more than 0.00");
    reader.read("change_max", rules.change_max);
    reader.read("drawer_warn_above", rules.drawer_warn_above);
    reader.read("drawer_lock_above", rules.drawer_lock_above);
    if (rules.drawer_lock_above && rules.drawer_warn_above.value_or(Money()) > *rules.drawer_lock_above) {
        reader.complain("drawer_lock_above", "must not be less than drawer_warn_above");
    }
    reader.section("rounding", rules.rounding.source, [&](PolicyReader& rounding) {
        rounding.require("method");
        rounding.word("method", rules.rounding.method, rounding_methods);
        rounding.read("nearest", rules.rounding.nearest);
        if (!rules.rounding.nearest.is_positive()) rounding.complain("nearest", "must be more than 0.00");
        rounding.read("least_up", rules.rounding.least_up);
    });
    reader.section("reporting", rules.reporting.source, [&](PolicyReader& reporting) {
        reporting.require("enabled");
        reporting.read("enabled", rules.reporting.enabled);
        reporting.read("above", rules.reporting.above);
        reporting.read("together_hours", rules.reporting.together_hours);
    });
}

void read_denominations(PolicyReader& reader, std::vector<Money>& denominations) {
    reader.require("denominations");
    reader.read("denominations", denominations);
    for (std::size_t i = 0; i < denominations.size(); ++i) {
        const bool falling = i == 0 || denominations[i] < denominations[i - 1];
        if (!denominations[i].is_positive() || !falling) {
            return reader.complain("denominations", "must fall from the largest to the smallest");
        }
    }
}

void read_guards(PolicyReader& reader, GuardRules& rules) {
    reader.read("duplicate", rules.duplicate);
    reader.read("unusual_ratio_max", rules.unusual_ratio_max);
}

}  // namespace core
