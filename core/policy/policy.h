#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/policy/rights.h"
#include "core/policy/vocabulary.h"

namespace core {

// What a tender type may do at this city's counters.
struct TenderRule {
    TenderType type = TenderType::cash;
    bool change_allowed = false;  // change is given on it, as a negative cash tender
    bool opens_drawer = false;
    bool number_required = false;     // check, money order
    bool routing_required = false;    // check
    bool reference_required = false;  // card terminal slip
    bool count_required = false;      // must be typed at every blind count, with 0 where there is none
};

// Everything a city may set differently, as data. A file of assets/policy; checked on load.
struct Policy {
    std::string name;  // "default-2026-01-01", stands in the journal
    std::string office;
    std::string time_zone;
    std::vector<PaymentKind> allocation_order;
    std::vector<std::string> service_priority;
    std::vector<TenderRule> tenders;
    std::vector<Money> denominations;  // notes and coins in use, largest first
    Money void_approval_above;         // a void of more than this needs a second person
    int count_attempts_max = 1;

    const TenderRule* tender(TenderType type) const;  // null: not accepted here
    bool allows(std::string_view role, Right right) const;
    // Where a kind or a service stands in the order; those not named come last.
    std::size_t rank_of(PaymentKind kind) const;
    std::size_t rank_of_service(std::string_view service) const;
};

// Reads a policy. Problems: policy_invalid, naming file, line and rule.
Result<Policy> parse_policy(std::string_view file_name, std::string_view text);

// The policy carried in the program, by its file name without ".toml".
Result<Policy> built_in_policy(std::string_view name);

}  // namespace core
