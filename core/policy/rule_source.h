#pragma once

#include <string>

#include "core/base/calendar.h"

namespace core {

// Where a rule comes from, so that a refusal can say it, and the day from which it holds.
struct RuleSource {
    std::string citation;
    Date since;

    bool in_force(Date on) const { return since <= on; }
};

}  // namespace core
