#include "core/service/arrangements.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/due.h"
#include "core/counter/flags.h"
#include "core/policy/day_count.h"
#include "core/store/station/correction_reader.h"

namespace core {

namespace {

constexpr int payments_max = 200;  // of one account on one day; more is no down payment

// What an account looks like to whoever asks for an arrangement.
struct Debt {
    Date today;
    std::string holder;
    std::vector<DueItem> items;  // past due, oldest first
    Money past_due;
    Money paid_today;  // on what was past due
};

// What stands of today's payments on past-due amounts of the account.
Result<Money> paid_today(StationReader reader, const std::string& account, Date today) {
    const auto payments = reader.payments_of(account, payments_max);
    if (!payments) return tl::unexpected(payments.error());
    Money paid;
    for (const PaymentRow& row : *payments) {
        if (row.voided_seq != 0) continue;
        const auto entry = reader.entry(row.seq);
        if (!entry) return tl::unexpected(entry.error());
        if (!*entry || (*entry)->business_date != today) break;  // newest first
        const auto corrected = corrected_payment(reader, row);
        if (!corrected) return tl::unexpected(corrected.error());
        for (const AllocationLine& line : corrected->standing.allocations) {
            if (line.account == account && line.kind == PaymentKind::delinquent) paid += line.amount;
        }
    }
    return paid;
}

Result<Debt> debt_of(const Counter& counter, AccountNumber account) {
    const auto today = date_of_today(counter);
    if (!today) return tl::unexpected(today.error());
    auto due = account_due(counter.accounts, counter.store.reader(), account, *today);
    if (!due) return tl::unexpected(due.error());
    Debt debt{.today = *today, .holder = due->account.name, .items = {}, .past_due = {}, .paid_today = {}};
    for (DueItem& item : due->items) {
        if (item.kind != PaymentKind::delinquent || !item.plan.empty()) continue;
        debt.past_due += item.open;
        debt.items.push_back(std::move(item));
    }
    std::sort(debt.items.begin(), debt.items.end(), [](const DueItem& a, const DueItem& b) {
        return std::tie(a.receivable.due_date, a.receivable.id) <
               std::tie(b.receivable.due_date, b.receivable.id);
    });
    if (debt.past_due.is_zero()) {
        return problem(ProblemCode::not_eligible,
                       fmt::format("nothing is past due on {} outside of a plan", account.text()));
    }
    const auto paid = paid_today(counter.store.reader(), account.text(), *today);
    if (!paid) return tl::unexpected(paid.error());
    debt.paid_today = *paid;
    return debt;
}

struct Earlier {
    std::vector<Date> made;
    bool one_running = false;
};

Result<Earlier> earlier_of(StationReader reader, const std::string& account, ArrangementKind kind) {
    const auto rows = ArrangementReader(reader).of_account(account);
    if (!rows) return tl::unexpected(rows.error());
    Earlier earlier;
    for (const ArrangementRow& row : *rows) {
        const bool counts = row.made.kind == kind && row.state != ArrangementState::cancelled;
        if (counts) earlier.made.push_back(row.made.made_on);
        earlier.one_running |= row.is_running() && row.made.kind != ArrangementKind::pledge;
    }
    return earlier;
}

ArrangementMade made_for(const Debt& debt, AccountNumber account, ArrangementKind kind) {
    ArrangementMade made{.arrangement = {},
                         .kind = kind,
                         .account = account.text(),
                         .holder = debt.holder,
                         .made_on = debt.today,
                         .until = debt.today,
                         .amount = debt.past_due,
                         .down = debt.paid_today};
    for (const DueItem& item : debt.items) made.covers.push_back({item.receivable.id, item.open});
    return made;
}

ArrangementRequest request_for(const Debt& debt, const ArrangementMade& made, Earlier earlier) {
    return {.past_due = debt.past_due + debt.paid_today,
            .paid_down = debt.paid_today,
            .made_on = debt.today,
            .ends_on = made.until,
            .oldest_bill = debt.items.front().receivable.due_date,
            .earlier = std::move(earlier.made),
            .one_running = earlier.one_running,
            .holder_present = made.holder_present,
            .current_charges_paid = true};  // all that is past due is in it
}

Done check_not_past(Date date, Date today) {
    if (date >= today) return {};
    return problem(ProblemCode::date_not_allowed, fmt::format("{} is before {}", date.text(), today.text()));
}

Result<ArrangementMade> append_made(const Counter& counter, ArrangementMade made, const Act& act_given) {
    const auto act = authorize(counter, act_given, {.right = Right::arrange, .reason = true});
    if (!act) return tl::unexpected(act.error());
    auto name = ArrangementReader(counter.store.reader()).next_name();
    if (!name) return tl::unexpected(name.error());
    made.arrangement = std::move(*name);
    made.reason = act->reason;
    const auto entry = append_now(counter, act->person, EntryKind::arrangement_made, to_body(made));
    if (!entry) return tl::unexpected(entry.error());
    return made;
}

Result<ArrangementRow> row_named(StationReader reader, ArrangementKind kind, const std::string& name) {
    auto row = ArrangementReader(reader).named(name);
    if (!row) return tl::unexpected(row.error());
    if (!*row || (*row)->made.kind != kind) {
        return problem(ProblemCode::unknown_arrangement,
                       fmt::format("no {} is named {}", arrangement_kinds.name_of(kind), printable(name)));
    }
    return std::move(**row);
}

tl::unexpected<Problem> over(const ArrangementRow& row) {
    return problem(ProblemCode::arrangement_over,
                   fmt::format("{} is {}", row.name, arrangement_states.name_of(row.state)));
}

bool relieves(const PaymentPosted& posted, const std::string& account) {
    return std::any_of(posted.allocations.begin(), posted.allocations.end(),
                       [&](const AllocationLine& line) { return line.account == account; });
}

Result<ArrangementChanged> append_changed(const Counter& counter, ArrangementChanged changed,
                                          const Act& act_given) {
    const auto act = authorize(counter, act_given, {.right = Right::arrange, .reason = true});
    if (!act) return tl::unexpected(act.error());
    changed.cause = act->reason;
    changed.approved_by = act->approved_by;
    const auto entry = append_now(counter, act->person, EntryKind::arrangement_changed, to_body(changed));
    if (!entry) return tl::unexpected(entry.error());
    return changed;
}

}  // namespace

Result<Proposal> propose_extension(const Counter& counter, const ExtensionRequest& request) {
    const auto debt = debt_of(counter, request.account);
    if (!debt) return tl::unexpected(debt.error());
    if (const Done ahead = check_not_past(request.until, debt->today); !ahead)
        return tl::unexpected(ahead.error());
    auto earlier = earlier_of(counter.store.reader(), request.account.text(), ArrangementKind::extension);
    if (!earlier) return tl::unexpected(earlier.error());
    const ExtensionRules& rules = counter.policy.extensions;
    ArrangementMade made = made_for(*debt, request.account, ArrangementKind::extension);
    made.until = request.until;
    made.holder_present = request.holder_present;
    made.terms = {.rule = "extensions",
                  .citation = rules.source.citation,
                  .current_charges_required = rules.current_charges_required};
    auto against = extension_refusals(rules, request_for(*debt, made, std::move(*earlier)));
    return Proposal{.made = std::move(made), .against = std::move(against)};
}

Result<Proposal> propose_plan(const Counter& counter, const PlanRequest& request) {
    const auto debt = debt_of(counter, request.account);
    if (!debt) return tl::unexpected(debt.error());
    if (request.months < 1 || request.months > 60)
        return problem(ProblemCode::date_not_allowed, "a plan takes 1 to 60 months");
    const Date first = request.first_due.value_or(plus_months(debt->today, 1));
    if (const Done ahead = check_not_past(first, debt->today); !ahead) return tl::unexpected(ahead.error());
    auto earlier = earlier_of(counter.store.reader(), request.account.text(), ArrangementKind::plan);
    if (!earlier) return tl::unexpected(earlier.error());
    const PlanRules& rules = counter.policy.plans;
    ArrangementMade made = made_for(*debt, request.account, ArrangementKind::plan);
    made.instalments =
        plan_schedule({.debt = debt->past_due, .down = {}, .months = request.months, .first_due = first})
            .instalments;
    made.until = made.instalments.back().due;
    made.holder_present = request.holder_present;
    made.terms = {.rule = "plans",
                  .citation = rules.source.citation,
                  .current_charges_required = rules.current_charges_required,
                  .unpaid_days_max = rules.unpaid_days_max,
                  .on_default = rules.on_default,
                  .default_notice_days = rules.default_notice_days};
    auto against = plan_refusals(rules, request_for(*debt, made, std::move(*earlier)));
    return Proposal{.made = std::move(made), .against = std::move(against)};
}

std::string sentence_of(const std::vector<RuleRefusal>& against) {
    std::string sentence;
    for (const RuleRefusal& refusal : against) {
        sentence += fmt::format("{}{} ({})", sentence.empty() ? "" : "; ", refusal.sentence,
                                refusal.citation.empty() ? "no rule" : refusal.citation);
    }
    return sentence;
}

Result<ArrangementMade> agree(const Counter& counter, const Proposal& proposal, const Act& act) {
    if (!proposal.against.empty()) return problem(ProblemCode::not_eligible, sentence_of(proposal.against));
    return append_made(counter, proposal.made, act);
}

Result<ArrangementMade> pledge(const Counter& counter, const PledgeRequest& request, const Act& act) {
    const auto today = date_of_today(counter);
    if (!today) return tl::unexpected(today.error());
    const auto due = account_due(counter.accounts, counter.store.reader(), request.account, *today);
    if (!due) return tl::unexpected(due.error());
    if (request.agency.empty())
        return problem(ProblemCode::usage, "a pledge needs the name of the agency that gives it");
    if (!request.amount.is_positive()) return problem(ProblemCode::money_not_positive);
    if (const Done ahead = check_not_past(request.until, *today); !ahead)
        return tl::unexpected(ahead.error());
    return append_made(counter,
                       {.arrangement = {},
                        .kind = ArrangementKind::pledge,
                        .account = request.account.text(),
                        .holder = due->account.name,
                        .made_on = *today,
                        .until = request.until,
                        .amount = request.amount,
                        .agency = request.agency,
                        .terms = {.rule = "pledge"}},
                       act);
}

Result<ArrangementChanged> match_pledge(const Counter& counter, const std::string& name,
                                        const std::string& payment, const Act& act) {
    StationReader reader = counter.store.reader();
    const auto row = row_named(reader, ArrangementKind::pledge, name);
    if (!row) return tl::unexpected(row.error());
    if (!row->is_running() && row->state != ArrangementState::expired) return over(*row);
    const auto paid = reader.payment_named(payment);
    if (!paid) return tl::unexpected(paid.error());
    if (!*paid || (*paid)->voided_seq != 0) {
        return problem(ProblemCode::unknown_payment,
                       fmt::format("no standing payment has the number {}", printable(payment)));
    }
    const auto corrected = corrected_payment(reader, **paid);
    if (!corrected) return tl::unexpected(corrected.error());
    if (!relieves(corrected->posted, row->account)) {
        return problem(ProblemCode::unknown_payment,
                       fmt::format("{} pays nothing on {}", payment, row->account));
    }
    return append_changed(
        counter, {.arrangement = name, .state = ArrangementState::matched, .cause = {}, .payment = payment},
        act);
}

Result<ArrangementChanged> cancel_arrangement(const Counter& counter, ArrangementKind kind,
                                              const std::string& name, const Act& act) {
    const auto row = row_named(counter.store.reader(), kind, name);
    if (!row) return tl::unexpected(row.error());
    if (!row->is_running()) return over(*row);
    return append_changed(counter, {.arrangement = name, .state = ArrangementState::cancelled, .cause = {}},
                          act);
}

}  // namespace core
