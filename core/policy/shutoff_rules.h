#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/policy/calendar_rules.h"

namespace core {

class PolicyReader;

enum class ShutoffAction { late_fee, reminder, notice, final_notice, shut_off };
inline constexpr WordList<ShutoffAction, 5> shutoff_actions{
    {"late_fee", "reminder", "notice", "final_notice", "shut_off"}};

// Something that happens so many days after the bill was issued, if it is still not paid.
struct ShutoffStep {
    ShutoffAction action = ShutoffAction::late_fee;
    int day = 0;
};

// What the law asks for before one service may be shut off. 0 and nothing: it does not ask.
struct ServiceProtection {
    std::string service;
    RuleSource source = {};
    int delinquent_days_min = 0;       // after the due date
    int notice_after_bill_days = 0;    // the notice is not mailed earlier
    int notice_clock_starts_days = 0;  // after the notice was mailed
    int notice_days = 0;               // from there to the shut-off
    int contact_business_days = 0;     // a talk or a letter, before
    int personal_contact_hours = 0;    // before
    int posted_notice_hours = 0;       // before, where there was no personal contact
};

struct ShutoffRules {
    RuleSource source;
    Money threshold;                 // an account that owes no more past due is not shut off
    std::vector<ShutoffStep> steps;  // in the order of their days
    std::vector<int> days_excluded;  // weekdays without shut-offs
    bool holidays_excluded = true;
    int broken_arrangement_hours = 0;  // after the notice is posted, instead of the steps
    std::vector<ServiceProtection> protections;

    std::optional<int> day_of(ShutoffAction action) const;
    const ServiceProtection* protection(std::string_view service) const;  // null: none
};

void read_shutoff(PolicyReader& reader, ShutoffRules& rules);

}  // namespace core
