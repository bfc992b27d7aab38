#include "core/policy/arrangement_rules.h"

#include "core/policy/policy_reader.h"

namespace core {

namespace {

void read_window(PolicyReader& reader, ArrangementWindow& window) {
    reader.read("count_max", window.count_max);
    reader.read("months", window.months);
    reader.read("calendar_year", window.calendar_year);
}

void read_down(PolicyReader& reader, Percent& down) {
    reader.read("down", down);
    if (down.hundredths > 10'000) reader.complain("down", "must not be more than 100");
}

}  // namespace

void read_extensions(PolicyReader& reader, ExtensionRules& rules) {
    reader.require("offered");
    reader.read("offered", rules.offered);
    read_window(reader, rules.window);
    reader.read("days_max", rules.days_max);
    read_down(reader, rules.down);
    reader.read("holder_required", rules.holder_required);
    reader.read("current_charges_required", rules.current_charges_required);
    if (rules.offered) reader.require("days_max");
}

void read_plans(PolicyReader& reader, PlanRules& rules) {
    reader.require("offered");
    reader.read("offered", rules.offered);
    read_window(reader, rules.window);
    read_down(reader, rules.down);
    reader.read("months_max", rules.months_max);
    if (rules.months_max < 1) reader.complain("months_max", "must be at least 1");
    reader.read("from_bill_date", rules.from_bill_date);
    reader.read("one_at_a_time", rules.one_at_a_time);
    reader.read("holder_required", rules.holder_required);
    reader.read("current_charges_required", rules.current_charges_required);
    reader.read("unpaid_days_max", rules.unpaid_days_max);
    reader.word("on_default", rules.on_default, plan_defaults);
    reader.read("default_notice_days", rules.default_notice_days);
}

}  // namespace core
