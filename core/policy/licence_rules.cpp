#include "core/policy/licence_rules.h"

#include "core/policy/policy_reader.h"

namespace core {

namespace {

void read_penalty_step(PolicyReader& reader, std::vector<PenaltyStep>& steps) {
    PenaltyStep step;
    reader.require("after_days");
    reader.require("percent");
    reader.read("after_days", step.after_days);
    reader.read("percent", step.percent);
    if (!steps.empty() && step.after_days <= steps.back().after_days) {
        reader.complain("after_days", "must be later than the step before it");
    }
    steps.push_back(step);
}

}  // namespace

void read_licences(PolicyReader& reader, LicenceRules& rules) {
    reader.read("grace_months", rules.grace_months);
    reader.read("month_percent", rules.month_percent);
    reader.read("month_least", rules.month_least);
    reader.read("penalty_max", rules.penalty_max);
    reader.tables("step", [&](PolicyReader& step) { read_penalty_step(step, rules.steps); });
    if (!rules.steps.empty() && !rules.month_percent.is_zero()) {
        reader.complain("step", "cannot stand beside month_percent");
    }
    reader.read("surcharge_after_months", rules.surcharge_after_months);
    reader.read("surcharge", rules.surcharge);
    reader.read("interest_month", rules.interest_month);
    reader.read("state_fee", rules.state_fee);
    reader.read("state_fee_account", rules.state_fee_account);
    if (rules.state_fee.is_positive()) reader.require("state_fee_account");
}

}  // namespace core
