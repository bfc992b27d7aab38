#include "core/policy/policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "core/base/embedded_file.h"
#include "core/policy/rule_file.h"

namespace core {

std::span<const EmbeddedFile> policy_files();

namespace {

void read_office(PolicyReader& reader, Policy& policy) {
    for (const char* rule : {"name", "office", "allocation", "tender", "cash", "role"}) reader.require(rule);
    reader.read("name", policy.name);
    reader.part("office", [&](PolicyReader& office) {
        office.require("name");
        office.require("time_zone");
        office.read("name", policy.office);
        office.read("time_zone", policy.time_zone);
    });
    reader.section("calendar", policy.calendar.source,
                   [&](PolicyReader& section) { read_calendar(section, policy.calendar); });
}

void read_drawer(PolicyReader& reader, Policy& policy) {
    reader.section("void", policy.voids.source, [&](PolicyReader& section) {
        section.require("approval_above");
        section.read("approval_above", policy.void_approval_above);
        read_void(section, policy.voids);
    });
    reader.section("count", policy.count.source, [&](PolicyReader& section) {
        section.require("attempts_max");
        section.read("attempts_max", policy.count_attempts_max);
        if (policy.count_attempts_max < 1) section.complain("attempts_max", "must be at least 1");
        read_count(section, policy.count);
    });
    reader.section("close", policy.close.source,
                   [&](PolicyReader& section) { read_close(section, policy.close); });
}

void read_money(PolicyReader& reader, Policy& policy) {
    reader.section("allocation", policy.allocation.source,
                   [&](PolicyReader& section) { read_allocation(section, policy.allocation); });
    reader.tables("tender", [&](PolicyReader& tender) { read_tender(tender, policy.tenders); });
    reader.section("accepts", policy.acceptance.source,
                   [&](PolicyReader& section) { read_acceptance(section, policy.acceptance); });
    reader.section("checks", policy.checks.source,
                   [&](PolicyReader& section) { read_checks(section, policy.checks); });
    reader.section("cash", policy.cash.source, [&](PolicyReader& section) {
        read_denominations(section, policy.denominations);
        read_cash(section, policy.cash);
    });
    reader.section("guards", policy.guards.source,
                   [&](PolicyReader& section) { read_guards(section, policy.guards); });
}

void read_accounts(PolicyReader& reader, Policy& policy) {
    reader.tables("fee", [&](PolicyReader& fee) { read_fee(fee, policy.fees); });
    reader.tables("flag", [&](PolicyReader& flag) { read_flag(flag, policy.flags); });
    reader.section("returned_items", policy.returned_items.source,
                   [&](PolicyReader& section) { read_returned_items(section, policy.returned_items); });
    reader.section("extensions", policy.extensions.source,
                   [&](PolicyReader& section) { read_extensions(section, policy.extensions); });
    reader.section("plans", policy.plans.source,
                   [&](PolicyReader& section) { read_plans(section, policy.plans); });
    reader.section("shutoff", policy.shutoff.source,
                   [&](PolicyReader& section) { read_shutoff(section, policy.shutoff); });
    reader.section("deposits", policy.deposits.source,
                   [&](PolicyReader& section) { read_deposits(section, policy.deposits); });
    reader.section("opening", policy.opening.source,
                   [&](PolicyReader& section) { read_opening(section, policy.opening); });
    reader.section("licences", policy.licences.source,
                   [&](PolicyReader& section) { read_licences(section, policy.licences); });
}

void read_people(PolicyReader& reader, Policy& policy) {
    reader.section("refunds", policy.refunds.source,
                   [&](PolicyReader& section) { read_refunds(section, policy.refunds); });
    reader.section("limits", policy.limits.source,
                   [&](PolicyReader& section) { read_limits(section, policy.limits); });
    reader.tables("role", [&](PolicyReader& role) { read_role(role, policy.roles); });
    reader.section("segregation", policy.segregation.source,
                   [&](PolicyReader& section) { read_segregation(section, policy.segregation); });
    reader.section("pins", policy.pins.source,
                   [&](PolicyReader& section) { read_pins(section, policy.pins); });
}

bool contains(const std::vector<Right>& rights, Right right) {
    return std::find(rights.begin(), rights.end(), right) != rights.end();
}

}  // namespace

const TenderRule* Policy::tender(TenderType type) const {
    const auto found = std::find_if(tenders.begin(), tenders.end(),
                                    [&](const TenderRule& rule) { return rule.type == type; });
    return found == tenders.end() ? nullptr : &*found;
}

const FeeRule* Policy::fee(FeeEvent event, std::string_view account_class) const {
    return fee_for(fees, event, account_class);
}

const FlagRule* Policy::flag(std::string_view wanted) const {
    const auto found =
        std::find_if(flags.begin(), flags.end(), [&](const FlagRule& rule) { return rule.flag == wanted; });
    return found == flags.end() ? nullptr : &*found;
}

bool Policy::allows(std::string_view role, Right right) const {
    return std::any_of(roles.begin(), roles.end(), [&](const Role& known) {
        return known.name == role && contains(known.rights, right);
    });
}

bool Policy::takes_money_today_excludes(Right right) const {
    return segregation.enabled && contains(segregation.rights, right);
}

Result<Policy> parse_policy(std::string_view file_name, std::string_view text) {
    Policy policy;
    const Done read = read_rule_file(file_name, text, [&](PolicyReader& reader) {
        read_office(reader, policy);
        read_money(reader, policy);
        read_drawer(reader, policy);
        read_accounts(reader, policy);
        read_people(reader, policy);
    });
    if (!read) return tl::unexpected(read.error());
    return policy;
}

Result<Policy> policy_from_text(std::string_view text) {
    return parse_policy("policy", text);
}

Result<std::string> policy_text(std::string_view name) {
    for (const EmbeddedFile& file : policy_files()) {
        if (file.name == fmt::format("{}.toml", name)) return std::string(file.content);
    }
    return problem(ProblemCode::policy_invalid, fmt::format("there is no policy named {}", printable(name)));
}

Result<Policy> built_in_policy(std::string_view name) {
    const auto text = policy_text(name);
    if (!text) return tl::unexpected(text.error());
    return parse_policy(fmt::format("{}.toml", name), *text);
}

}  // namespace core
