#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/policy/allocation_rules.h"
#include "core/policy/arrangement_rules.h"
#include "core/policy/calendar_rules.h"
#include "core/policy/cash_rules.h"
#include "core/policy/deposit_rules.h"
#include "core/policy/drawer_rules.h"
#include "core/policy/fee_rules.h"
#include "core/policy/flag_rules.h"
#include "core/policy/licence_rules.h"
#include "core/policy/limit_rules.h"
#include "core/policy/returned_item_rules.h"
#include "core/policy/role_rules.h"
#include "core/policy/shutoff_rules.h"
#include "core/policy/tender_rules.h"

namespace core {

// Everything a city may set differently, as data. A file of assets/policy; checked on load. A section that a
// file leaves out keeps the defaults of its struct: the city has no such rule.
struct Policy {
    std::string name;  // "default-2026-01-01", stands in the journal
    std::string office;
    std::string time_zone;
    CalendarRules calendar;
    AllocationRules allocation;
    std::vector<TenderRule> tenders;
    AcceptanceRules acceptance;
    CheckRules checks;
    std::vector<FlagRule> flags;  // of accounts
    CashRules cash;
    std::vector<Money> denominations;  // notes and coins in use, largest first
    GuardRules guards;
    VoidRules voids;
    Money void_approval_above;  // a void of more than this needs a second person
    CountRules count;
    int count_attempts_max = 1;
    CloseRules close;
    std::vector<FeeRule> fees;
    ReturnedItemRules returned_items;
    ExtensionRules extensions;
    PlanRules plans;
    ShutoffRules shutoff;
    DepositRules deposits;
    OpeningRules opening;
    LicenceRules licences;
    RefundRules refunds;
    LimitRules limits;
    std::vector<Role> roles;
    SegregationRules segregation;
    PinRules pins;

    const TenderRule* tender(TenderType type) const;  // null: not accepted here
    // Null: the event costs nothing here.
    const FeeRule* fee(FeeEvent event, std::string_view account_class = {}) const;
    const FlagRule* flag(std::string_view name) const;  // null: it brings nothing
    bool allows(std::string_view role, Right right) const;
    // Whether somebody who takes money today may not do this today.
    bool takes_money_today_excludes(Right right) const;
};

// Reads a policy. Problems: policy_invalid, naming file, line and rule.
Result<Policy> parse_policy(std::string_view file_name, std::string_view text);

// A policy that was delivered or journaled as text; problems name it "policy".
Result<Policy> policy_from_text(std::string_view text);

// The policy carried in the program, by its file name without ".toml". Problems: policy_invalid.
Result<std::string> policy_text(std::string_view name);
Result<Policy> built_in_policy(std::string_view name);

}  // namespace core
