#include "core/counter/policy_in_force.h"

#include <fmt/format.h>

#include <algorithm>

namespace core {

namespace {

// An entry holds no control characters, and its lines are joined by line feeds.
Result<std::string> plain_lines(const std::string& file, const std::string& text) {
    std::string plain;
    int line = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (static_cast<unsigned char>(text[i]) < 0x20 && text[i] != '\n') {
            return problem(ProblemCode::policy_invalid,
                           fmt::format("{}, line {}: holds a tab or another control character", file, line));
        }
        if (text[i] == '\n') ++line;
        plain += text[i];
    }
    return plain;
}

std::string hash_of(const std::string& text) {
    return chain_hash({}, text);
}

// "default-2026-01-01" is the program's "default".
std::string without_date(const std::string& name) {
    constexpr std::size_t date_size = std::string_view("-2026-01-01").size();
    const bool dated = name.size() > date_size && Date::parse(name.substr(name.size() - date_size + 1));
    return dated ? name.substr(0, name.size() - date_size) : name;
}

Done check_somebody_left(const std::vector<Person>& people, const Policy& before, const Policy& after) {
    for (const Right right : {Right::set_people, Right::set_policy, Right::approve}) {
        const auto count = [&](const Policy& policy) {
            return std::count_if(people.begin(), people.end(),
                                 [&](const Person& person) { return policy.allows(person.role, right); });
        };
        if (count(before) > 0 && count(after) == 0) {
            return problem(ProblemCode::state_wrong,
                           fmt::format("under {} nobody here may {}", after.name, name_of(right)));
        }
    }
    return {};
}

Done check_quiet(const Counter& counter, const PolicySet& policy) {
    PeopleReader reader(counter.store.reader());
    const auto drawer = reader.is_any_drawer_open();
    if (!drawer) return tl::unexpected(drawer.error());
    if (*drawer) {
        return problem(ProblemCode::state_wrong,
                       "a drawer is open, and a session is closed under the policy it began with");
    }
    const auto latest = reader.latest_policy();
    if (!latest) return tl::unexpected(latest.error());
    if (*latest && (*latest)->fact.hash == policy.hash) {
        return problem(ProblemCode::state_wrong, fmt::format("{} is in force already", policy.name));
    }
    return {};
}

}  // namespace

Result<PolicySet> policy_fact(const std::string& file, const std::string& text) {
    auto plain = plain_lines(file, text);
    if (!plain) return tl::unexpected(plain.error());
    const auto policy = parse_policy(file, *plain);
    if (!policy) return tl::unexpected(policy.error());
    return PolicySet{.name = policy->name, .hash = hash_of(*plain), .text = std::move(*plain)};
}

Result<PolicySet> carried_policy(const std::string& name) {
    const auto text = policy_text(without_date(name));
    if (!text) {
        return problem(ProblemCode::unknown_policy,
                       fmt::format("the program carries no policy named {}", printable(name)));
    }
    return policy_fact(fmt::format("{}.toml", without_date(name)), *text);
}

Result<Policy> policy_of(const PolicyOnRecord& record) {
    if (record.fact.hash.empty()) return built_in_policy(without_date(record.fact.name));
    if (hash_of(record.fact.text) != record.fact.hash) {
        return problem(ProblemCode::storage_corrupt,
                       fmt::format("the text of policy {} does not have its hash", record.fact.name));
    }
    return policy_from_text(record.fact.text);
}

Result<Policy> policy_in_force(StationReader reader) {
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto record = PeopleReader(reader).latest_policy();
    if (!record) return tl::unexpected(record.error());
    auto policy = *record ? policy_of(**record) : built_in_policy("default");
    if (policy) policy->office = identity->office;
    return policy;
}

Result<Entry> set_policy(const Counter& counter, const PolicySet& policy, const Act& given) {
    const auto parsed = policy_from_text(policy.text);
    if (!parsed) return tl::unexpected(parsed.error());
    const auto act =
        authorize(counter, given, {.right = Right::set_policy, .reason = true, .second_person = true});
    if (!act) return tl::unexpected(act.error());
    if (const Done quiet = check_quiet(counter, policy); !quiet) return tl::unexpected(quiet.error());
    const auto people = counter.store.reader().people();
    if (!people) return tl::unexpected(people.error());
    if (const Done left = check_somebody_left(*people, counter.policy, *parsed); !left) {
        return tl::unexpected(left.error());
    }
    PolicySet fact = policy;
    fact.reason = act->reason;
    fact.approved_by = act->approved_by;
    return append_now(counter, act->person, EntryKind::policy_in_force, to_body(fact));
}

}  // namespace core
