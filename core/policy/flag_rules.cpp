#include "core/policy/flag_rules.h"

#include <algorithm>

#include "core/policy/policy_reader.h"

namespace core {

void read_flag(PolicyReader& reader, std::vector<FlagRule>& flags) {
    FlagRule rule;
    reader.require("flag");
    reader.read("flag", rule.flag);
    reader.read_source(rule.source);
    const bool twice = std::any_of(flags.begin(), flags.end(),
                                   [&](const FlagRule& other) { return other.flag == rule.flag; });
    if (twice) reader.complain("flag", "must be named once");
    reader.word("window", rule.window, flag_effects);
    reader.word("kiosk", rule.kiosk, flag_effects);
    reader.read("like_cash_only", rule.like_cash_only);
    reader.words("tenders_refused", rule.tenders_refused, tender_type);
    reader.read("holds_shutoff", rule.holds_shutoff);
    reader.read("address_hidden", rule.address_hidden);
    flags.push_back(std::move(rule));
}

}  // namespace core
