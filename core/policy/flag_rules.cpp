#include "core/policy/flag_rules.h"

#include <algorithm>

#include "core/policy/policy_reader.h"

namespace core {

void read_flag(PolicyReader& reader, std::vector<FlagRule>& flags) {
    FlagRule rule;
    reader.require("name");
    reader.read("name", rule.flag);
    const bool twice = std::any_of(flags.begin(), flags.end(),
                                   [&](const FlagRule& other) { return other.flag == rule.flag; });
    if (twice) reader.complain("name", "must be a flag that is named once");
    reader.read_source(rule.source);
    reader.word("window", rule.window, flag_effects);
    reader.word("kiosk", rule.kiosk, flag_effects);
    reader.word("takes", rule.takes, flag_tenders);
    const bool stops = rule.window > FlagEffect::warn || rule.kiosk > FlagEffect::warn;
    if (rule.flag == "medical" && stops) reader.complain("name", "must never stop a payment");
    flags.push_back(std::move(rule));
}

}  // namespace core
