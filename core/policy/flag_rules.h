#pragma once

#include <string>
#include <vector>

#include "core/policy/rule_source.h"
#include "core/policy/vocabulary.h"
#include "core/policy/word_list.h"

namespace core {

class PolicyReader;

// What a flag does to a payment.
enum class FlagEffect { allow, warn, supervisor, refuse };
inline constexpr WordList<FlagEffect, 4> flag_effects{{"allow", "warn", "supervisor", "refuse"}};

// What a flag of an account brings. A flag without a rule brings nothing.
struct FlagRule {
    std::string flag;  // "cash_only", as head office writes it
    RuleSource source = {};
    FlagEffect window = FlagEffect::allow;
    FlagEffect kiosk = FlagEffect::allow;
    bool like_cash_only = false;  // takes only tenders that are like cash
    std::vector<TenderType> tenders_refused = {};
    bool holds_shutoff = false;   // never a payment
    bool address_hidden = false;  // from everybody who need not see it
};

void read_flag(PolicyReader& reader, std::vector<FlagRule>& flags);

}  // namespace core
