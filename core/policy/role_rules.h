#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/policy/rights.h"
#include "core/policy/rule_source.h"

namespace core {

class PolicyReader;

struct Role {
    std::string name;  // "clerk"
    RuleSource source = {};
    std::vector<Right> rights = {};
};

// Who takes money today may not do these today. A small office switches it off, in its journaled policy.
struct SegregationRules {
    RuleSource source;
    bool enabled = false;
    std::vector<Right> rights;
};

// PINs, and how a station answers wrong ones.
struct PinRules {
    RuleSource source;
    int digits_min = 6;
    int digits_max = 12;
    int attempts_free = 3;  // wrong ones without delay
    int delay_s_first = 5;  // then this long
    int delay_growth = 2;   // times longer with every further one
    int delay_s_max = 300;
    int lock_after = 10;  // wrong ones in a row; a supervisor unlocks

    // Seconds to wait after so many wrong PINs in a row.
    int delay_s(int wrong) const;
};

void read_role(PolicyReader& reader, std::vector<Role>& roles);
void read_segregation(PolicyReader& reader, SegregationRules& rules);
void read_pins(PolicyReader& reader, PinRules& rules);

}  // namespace core
