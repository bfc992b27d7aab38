#pragma once

#include <string>
#include <vector>

#include "core/policy/rule_source.h"
#include "core/policy/vocabulary.h"
#include "core/policy/word_list.h"

namespace core {

class PolicyReader;

// What a flag on an account does to a payment, from the mildest on.
enum class FlagEffect { allow, warn, supervisor, refuse };
inline constexpr WordList<FlagEffect, 4> flag_effects{{"allow", "warn", "supervisor", "refuse"}};

// Which tenders an account with the flag may be paid with.
enum class FlagTenders { all, no_checks, like_cash };
inline constexpr WordList<FlagTenders, 3> flag_tenders{{"all", "no_checks", "like_cash"}};

struct FlagRule {
    std::string flag;  // "bankruptcy", as accounts carry it
    RuleSource source = {};
    FlagEffect window = FlagEffect::allow;
    FlagEffect kiosk = FlagEffect::allow;
    FlagTenders takes = FlagTenders::all;
};

// Every flag that does something. A medical flag may hold a shut-off, never a payment.
void read_flag(PolicyReader& reader, std::vector<FlagRule>& flags);

}  // namespace core
