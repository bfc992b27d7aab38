#pragma once

#include <optional>

#include "core/base/money.h"
#include "core/policy/rule_source.h"

namespace core {

class PolicyReader;

// Cancelling a payment in its own session. The amount from which it needs a second person is
// Policy::void_approval_above.
struct VoidRules {
    RuleSource source;
    bool receipt_required = true;  // the original is scanned or handed back
};

// The blind count. Policy::count_attempts_max says after how many misses a supervisor closes.
struct CountRules {
    RuleSource source;
    bool x_hidden_once_begun = true;  // no expected figure between the first count and the close
};

// What a difference found at the close asks for, by its size without sign. Nothing: never asked.
struct CloseRules {
    RuleSource source;
    std::optional<Money> reason_above;
    std::optional<Money> memo_above;           // a written explanation
    std::optional<Money> second_person_above;  // a supervisor signs
};

void read_void(PolicyReader& reader, VoidRules& rules);
void read_count(PolicyReader& reader, CountRules& rules);
void read_close(PolicyReader& reader, CloseRules& rules);

}  // namespace core
