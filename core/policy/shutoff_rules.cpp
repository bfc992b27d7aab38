#include "core/policy/shutoff_rules.h"

#include "core/policy/policy_reader.h"

namespace core {

namespace {

void read_step(PolicyReader& reader, std::vector<ShutoffStep>& steps) {
    ShutoffStep step;
    reader.require("action");
    reader.require("day");
    reader.word("action", step.action, shutoff_actions);
    reader.read("day", step.day);
    if (!steps.empty() && step.day <= steps.back().day) {
        reader.complain("day", "must be later than the step before it");
    }
    steps.push_back(step);
}

void read_protection(PolicyReader& reader, std::vector<ServiceProtection>& protections) {
    ServiceProtection rule;
    reader.require("service");
    reader.read("service", rule.service);
    reader.read_source(rule.source);
    reader.read("delinquent_days_min", rule.delinquent_days_min);
    reader.read("notice_after_bill_days", rule.notice_after_bill_days);
    reader.read("notice_clock_starts_days", rule.notice_clock_starts_days);
    reader.read("notice_days", rule.notice_days);
    reader.read("contact_business_days", rule.contact_business_days);
    reader.read("personal_contact_hours", rule.personal_contact_hours);
    reader.read("posted_notice_hours", rule.posted_notice_hours);
    protections.push_back(rule);
}

}  // namespace

std::optional<int> ShutoffRules::day_of(ShutoffAction action) const {
    for (const ShutoffStep& step : steps) {
        if (step.action == action) return step.day;
    }
    return std::nullopt;
}

const ServiceProtection* ShutoffRules::protection(std::string_view service) const {
    for (const ServiceProtection& rule : protections) {
        if (rule.service == service) return &rule;
    }
    return nullptr;
}

void read_shutoff(PolicyReader& reader, ShutoffRules& rules) {
    reader.require("threshold");
    reader.read("threshold", rules.threshold);
    reader.tables("step", [&](PolicyReader& step) { read_step(step, rules.steps); });
    reader.words("days_excluded", rules.days_excluded, weekday_names);
    const auto excluded = std::set<int>(rules.days_excluded.begin(), rules.days_excluded.end());
    if (excluded.size() > 6) reader.complain("days_excluded", "must leave a day for shut-offs");
    reader.read("holidays_excluded", rules.holidays_excluded);
    reader.read("broken_arrangement_hours", rules.broken_arrangement_hours);
    reader.tables("protection", [&](PolicyReader& rule) { read_protection(rule, rules.protections); });
}

}  // namespace core
