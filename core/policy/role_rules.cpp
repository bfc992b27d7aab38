#include "core/policy/role_rules.h"

#include <algorithm>

#include "core/policy/policy_reader.h"

namespace core {

int PinRules::delay_s(int wrong) const {
    if (wrong <= attempts_free) return 0;
    int delay = std::min(delay_s_first, delay_s_max);
    for (int i = attempts_free + 1; i < wrong && delay < delay_s_max; ++i) {
        delay = std::min(delay * delay_growth, delay_s_max);
    }
    return delay;
}

void read_role(PolicyReader& reader, std::vector<Role>& roles) {
    Role role;
    reader.require("name");
    reader.require("rights");
    reader.read("name", role.name);
    reader.read_source(role.source);
    const bool twice =
        std::any_of(roles.begin(), roles.end(), [&](const Role& other) { return other.name == role.name; });
    if (twice) reader.complain("name", "must be named once");
    reader.words("rights", role.rights, right_named);
    const bool takes =
        std::find(role.rights.begin(), role.rights.end(), Right::take_money) != role.rights.end();
    if (takes && (role.name == "auditor" || role.name == "technician")) {
        reader.complain("rights", "must not let an auditor or a technician take money");
    }
    roles.push_back(std::move(role));
}

void read_segregation(PolicyReader& reader, SegregationRules& rules) {
    reader.require("enabled");
    reader.read("enabled", rules.enabled);
    reader.words("rights", rules.rights, right_named);
}

void read_pins(PolicyReader& reader, PinRules& rules) {
    reader.read("digits_min", rules.digits_min);
    reader.read("digits_max", rules.digits_max);
    if (rules.digits_min < 4) reader.complain("digits_min", "must be at least 4");
    if (rules.digits_max < rules.digits_min)
        reader.complain("digits_max", "must not be less than digits_min");
    reader.read("attempts_free", rules.attempts_free);
    reader.read("delay_s_first", rules.delay_s_first);
    reader.read("delay_growth", rules.delay_growth);
    reader.read("delay_s_max", rules.delay_s_max);
    if (rules.delay_growth < 1 || rules.delay_growth > 10) {
        reader.complain("delay_growth", "must be from 1 to 10");
    }
    reader.read("lock_after", rules.lock_after);
}

}  // namespace core
