#include <fmt/format.h>

#include "core/counter/arrangement_step.h"
#include "core/service/arrangements.h"
#include "core/slips/agreement_slip.h"
#include "kiosk/cli/arrangement_reply.h"
#include "kiosk/cli/page_reply.h"
#include "kiosk/cli/service_words.h"

namespace kiosk {

using core::ArrangementKind;
using core::Result;
using nlohmann::json;

namespace {

// --explain answers what the rules say and makes nothing.
Result<Reply> propose_or_agree(const core::Counter& counter, const core::Act& act, const CommandWords& words,
                               const Result<core::Proposal>& proposal) {
    if (!proposal) return tl::unexpected(proposal.error());
    if (words.explain) return proposal_reply(*proposal);
    const auto made = core::agree(counter, *proposal, act);
    if (!made) return tl::unexpected(made.error());
    return agreement_reply(*made, "active");
}

Result<Reply> extend(const CommandContext& context, const CommandWords& words) {
    const auto until = core::Date::parse(words.until);
    if (!until) return tl::unexpected(until.error());
    return on_account(
        context, words, [&](const core::Counter& counter, const core::Act& act, core::AccountNumber account) {
            return propose_or_agree(
                counter, act, words,
                core::propose_extension(
                    counter, {.account = account, .until = *until, .holder_present = words.holder}));
        });
}

Result<Reply> make_plan(const CommandContext& context, const CommandWords& words) {
    const auto first = optional_date(words.from);
    if (!first) return tl::unexpected(first.error());
    return on_account(
        context, words, [&](const core::Counter& counter, const core::Act& act, core::AccountNumber account) {
            return propose_or_agree(counter, act, words,
                                    core::propose_plan(counter, {.account = account,
                                                                 .months = static_cast<int>(words.number),
                                                                 .first_due = *first,
                                                                 .holder_present = words.holder}));
        });
}

Result<Reply> make_pledge(const CommandContext& context, const CommandWords& words) {
    const auto amount = core::Money::parse(words.amount);
    const auto until = core::Date::parse(words.until);
    if (!amount) return tl::unexpected(amount.error());
    if (!until) return tl::unexpected(until.error());
    return on_account(
        context, words,
        [&](const core::Counter& counter, const core::Act& act,
            core::AccountNumber account) -> Result<Reply> {
            const auto made = core::pledge(
                counter, {.account = account, .agency = words.name, .amount = *amount, .until = *until}, act);
            if (!made) return tl::unexpected(made.error());
            return agreement_reply(*made, "open");
        });
}

Result<Reply> match(const CommandContext& context, const CommandWords& words) {
    return at_counter(context, [&](const core::Counter& counter, const core::Act& act) -> Result<Reply> {
        const auto changed = core::match_pledge(counter, words.name, words.payment, act);
        if (!changed) return tl::unexpected(changed.error());
        return changes_reply({*changed});
    });
}

Result<Reply> cancel(const CommandContext& context, const CommandWords& words, ArrangementKind kind) {
    return at_counter(context, [&](const core::Counter& counter, const core::Act& act) -> Result<Reply> {
        const auto changed = core::cancel_arrangement(counter, kind, words.name, act);
        if (!changed) return tl::unexpected(changed.error());
        return changes_reply({*changed});
    });
}

Result<Reply> step(const CommandContext& context, const CommandWords&) {
    return at_counter(context, [&](const core::Counter& counter, const core::Act& given) -> Result<Reply> {
        const auto act = core::authorize(counter, given, {.right = core::Right::run_day});
        if (!act) return tl::unexpected(act.error());
        const auto changes = core::step_arrangements(counter, act->person);
        if (!changes) return tl::unexpected(changes.error());
        return changes_reply(*changes);
    });
}

Result<Reply> list(const CommandContext& context, const CommandWords&, ArrangementKind kind) {
    constexpr int list_max = 500;
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto rows = core::ArrangementReader(station->reader()).all(kind, list_max);
    if (!rows) return tl::unexpected(rows.error());
    return arrangements_reply(*rows);
}

Result<Reply> show_arrangement(const CommandContext& context, const CommandWords& words) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto row = core::ArrangementReader(station->reader()).named(words.name);
    if (!row) return tl::unexpected(row.error());
    if (!*row) return core::problem(core::ProblemCode::unknown_arrangement);
    const auto texts = core::Texts::load("en");
    if (!texts) return tl::unexpected(texts.error());
    const auto page = core::agreement_of({station->reader(), station->policy, *texts}, (*row)->entry);
    if (!page) return tl::unexpected(page.error());
    return page_reply(*page, words.format,
                      arrangement_json((*row)->made, core::arrangement_states.name_of((*row)->state)));
}

// What every kind has beside making one.
void add_common(CLI::App& group, CommandContext& context, CommandWords& words, ChosenCommand& chosen,
                ArrangementKind kind) {
    CLI::App* all = group.add_subcommand("list", "All of this kind, newest first");
    all->callback([&, kind] { chosen = [&, kind] { return list(context, words, kind); }; });
    CLI::App* one = group.add_subcommand("show", "What was agreed, to print and sign");
    one->add_option("arrangement", words.name, "W2-A000001")->required();
    one->add_option("--format", words.format, "text, json, pdf or png")
        ->check(CLI::IsMember({"text", "json", "pdf", "png"}));
    one->callback([&] { chosen = [&] { return show_arrangement(context, words); }; });
    CLI::App* end = group.add_subcommand("cancel", "End one before its time");
    end->add_option("arrangement", words.name, "W2-A000001")->required();
    end->callback([&, kind] { chosen = [&, kind] { return cancel(context, words, kind); }; });
}

}  // namespace

void add_arrangement_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                              ChosenCommand& chosen) {
    const auto making = [&](CLI::App* group) {
        group->require_subcommand(0, 1);
        group->add_option("account", words.account, "The account");
        group->add_flag("--holder", words.holder, "The account holder is present");
        group->add_flag("--explain", words.explain, "Only say what the rules allow and refuse");
    };
    CLI::App* extension = app.add_subcommand("extend", "More time for what is past due");
    making(extension);
    extension->add_option("--until", words.until, "The new date");
    add_common(*extension, context, words, chosen, ArrangementKind::extension);
    extension->callback([&, extension] {
        if (extension->get_subcommands().empty()) chosen = [&] { return extend(context, words); };
    });
    CLI::App* plan = app.add_subcommand("plan", "What is past due in monthly instalments");
    making(plan);
    plan->add_option("--months", words.number, "How many instalments");
    plan->add_option("--first", words.from, "When the first is due (default: in a month)");
    add_common(*plan, context, words, chosen, ArrangementKind::plan);
    CLI::App* daily = plan->add_subcommand("step", "See what is kept, broken or expired by today");
    daily->callback([&] { chosen = [&] { return step(context, words); }; });
    plan->callback([&, plan] {
        if (plan->get_subcommands().empty()) chosen = [&] { return make_plan(context, words); };
    });
    CLI::App* promise = app.add_subcommand("pledge", "An agency's word to pay");
    promise->require_subcommand(0, 1);
    promise->add_option("account", words.account, "The account");
    promise->add_option("--from", words.name, "The agency");
    promise->add_option("--amount", words.amount);
    promise->add_option("--until", words.until, "It holds a shut-off until then");
    add_common(*promise, context, words, chosen, ArrangementKind::pledge);
    CLI::App* matched = promise->add_subcommand("match", "The pledge was paid by a payment");
    matched->add_option("pledge", words.name, "W2-A000001")->required();
    matched->add_option("payment", words.payment, "W2-000017")->required();
    matched->callback([&] { chosen = [&] { return match(context, words); }; });
    promise->callback([&, promise] {
        if (promise->get_subcommands().empty()) chosen = [&] { return make_pledge(context, words); };
    });
}

}  // namespace kiosk
