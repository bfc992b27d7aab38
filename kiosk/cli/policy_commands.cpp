#include <fmt/format.h>

#include "core/counter/policy_in_force.h"
#include "kiosk/cli/chosen_policy.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::PolicyOnRecord;
using core::ProblemCode;
using core::Result;

namespace {

CommandContext with_any_policy(CommandContext context) {
    context.any_policy = true;
    return context;
}

Result<Reply> set_policy(const CommandContext& context, const CommandWords& words) {
    const auto policy = chosen_policy(words.policy);
    if (!policy) return tl::unexpected(policy.error());
    auto station = with_any_policy(context).open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto entry = core::set_policy(station->counter(), *policy, *act);
    if (!entry) return tl::unexpected(entry.error());
    return Reply{.json = {{"name", policy->name}, {"hash", policy->hash}, {"seq", entry->seq}},
                 .text = fmt::format("{} is in force from the next act on.\n", policy->name)};
}

nlohmann::json policy_json(const PolicyOnRecord& record) {
    return {{"name", record.fact.name},
            {"hash", record.fact.hash},
            {"seq", record.seq},
            {"at", record.at.text()},
            {"person", record.person},
            {"reason", record.fact.reason},
            {"approved_by", record.fact.approved_by}};
}

// The last one put in force by a moment, or by the end of a date on the office's clock.
Result<std::optional<PolicyOnRecord>> policy_by(const std::vector<PolicyOnRecord>& records,
                                                const std::string& when, const std::string& time_zone) {
    const auto date = core::Date::parse(when);
    const auto moment = core::Moment::parse(when);
    if (!date && !moment) return tl::unexpected(date.error());
    std::optional<PolicyOnRecord> found;
    for (const PolicyOnRecord& record : records) {
        const bool by_then = date ? core::local_text(record.at, time_zone).substr(0, 10) <= date->text()
                                  : record.at <= *moment;
        if (by_then) found = record;
    }
    return found;
}

Result<Reply> show_policy(const CommandContext& context, const CommandWords& words) {
    auto station = with_any_policy(context).read();
    if (!station) return tl::unexpected(station.error());
    core::PeopleReader reader(station->reader());
    const auto records = reader.policies();
    if (!records) return tl::unexpected(records.error());
    const auto record = words.seq > 0        ? reader.policy_at(words.seq)
                        : context.at.empty() ? reader.latest_policy()
                                             : policy_by(*records, context.at, station->policy.time_zone);
    if (!record) return tl::unexpected(record.error());
    if (!*record) return core::problem(ProblemCode::unknown_policy, "no policy was in force then");
    nlohmann::json answer = policy_json(**record);
    std::string text = (*record)->fact.text;
    if (text.empty()) {
        const auto carried = core::carried_policy((*record)->fact.name);
        if (!carried) return tl::unexpected(carried.error());
        text = carried->text;
    }
    answer["text"] = text;
    return Reply{.json = std::move(answer), .text = std::move(text)};
}

Result<Reply> list_policies(const CommandContext& context) {
    auto station = with_any_policy(context).read();
    if (!station) return tl::unexpected(station.error());
    const auto records = core::PeopleReader(station->reader()).policies();
    if (!records) return tl::unexpected(records.error());
    auto rows = nlohmann::json::array();
    std::string text;
    for (const PolicyOnRecord& record : *records) {
        rows.push_back(policy_json(record));
        text += fmt::format("{:>8}  {}  {}  {}  {}\n", record.seq, record.at.text(), record.fact.name,
                            record.fact.hash.substr(0, 12), record.fact.reason);
    }
    return Reply{.json = {{"policies", std::move(rows)}}, .text = std::move(text)};
}

Result<Reply> check_policy(const CommandWords& words) {
    const auto policy = chosen_policy(words.policy);
    if (!policy) return tl::unexpected(policy.error());
    return Reply{.json = {{"name", policy->name}, {"hash", policy->hash}, {"ok", true}},
                 .text = fmt::format("{} is valid.\n", policy->name)};
}

}  // namespace

void add_policy_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* policy = app.add_subcommand("policy", "The city's rules")->require_subcommand(1);
    CLI::App* set = policy->add_subcommand("set", "Put a policy in force (no drawer open, a second person)");
    set->add_option("policy", words.policy, "A policy the program carries, or a file")->required();
    set->callback([&] { chosen = [&] { return set_policy(context, words); }; });
    CLI::App* show =
        policy->add_subcommand("show", "The text in force now, at a date (--at), or for an entry (--seq)");
    show->add_option("--seq", words.seq, "The entry whose decision is to be explained");
    show->callback([&] { chosen = [&] { return show_policy(context, words); }; });
    policy->add_subcommand("list", "Every policy that was in force")->callback([&] {
        chosen = [&] { return list_policies(context); };
    });
    CLI::App* check = policy->add_subcommand("check", "Whether a file is a valid policy");
    check->add_option("policy", words.policy, "The file")->required();
    check->callback([&] { chosen = [&] { return check_policy(words); }; });
}

}  // namespace kiosk
