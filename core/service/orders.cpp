#include "core/service/orders.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/counter/flags.h"
#include "core/counter/service_orders.h"
#include "core/policy/shutoff_timeline.h"
#include "core/store/station/arrangement_reader.h"
#include "core/store/station/payment_reader.h"

namespace core {

namespace {

struct Step {
    std::string_view from;
    std::string_view to;
};

constexpr std::array shutoff_steps{Step{"noticed", "ordered"}, Step{"ordered", "in_field"},
                                   Step{"in_field", "cut"}};
constexpr std::array asked_steps{Step{"requested", "acknowledged"}, Step{"acknowledged", "done"},
                                 Step{"requested", "refused"}};
constexpr std::array<std::string_view, 4> end_states{"cut", "done", "refused", "withdrawn"};

bool is_at_end(const ServiceOrder& order) {
    return std::find(end_states.begin(), end_states.end(), order.state) != end_states.end();
}

template <std::size_t n>
bool leads(const std::array<Step, n>& steps, std::string_view from, std::string_view to) {
    return std::any_of(steps.begin(), steps.end(),
                       [&](const Step& step) { return step.from == from && step.to == to; });
}

Done check_shutoff(const Counter& counter, AccountNumber account, Date on) {
    if (!is_shutoff_day(counter.policy.shutoff, counter.policy.calendar, on)) {
        return problem(ProblemCode::date_not_allowed, fmt::format("nothing is shut off on {} ({})", on.text(),
                                                                  counter.policy.shutoff.source.citation));
    }
    const auto hold = shutoff_hold(counter, account, on);
    if (!hold) return tl::unexpected(hold.error());
    if (*hold) return problem(ProblemCode::not_eligible, **hold);
    return {};
}

Done check_owed(const Counter& counter, AccountNumber account, Date on) {
    const auto due = account_due(counter.accounts, counter.store.reader(), account, on);
    if (!due) return tl::unexpected(due.error());
    const Money late = past_due(*due);
    const Money threshold = counter.policy.shutoff.threshold;
    if (late > threshold) return {};
    return problem(ProblemCode::not_eligible,
                   fmt::format("{} is past due, no more than {} ({})", late.text(), threshold.text(),
                               counter.policy.shutoff.source.citation));
}

Done check_kind(const std::string& kind) {
    for (const char* known : {"shut_off", "reconnect", "start_service"}) {
        if (kind == known) return {};
    }
    return problem(ProblemCode::usage,
                   fmt::format("\"{}\" is not one of shut_off, reconnect, start", printable(kind)));
}

Result<Date> day_of(const OrderRequest& request, Date today) {
    const Date on = request.on.value_or(today);
    if (on >= today) return on;
    return problem(ProblemCode::date_not_allowed, fmt::format("{} is before {}", on.text(), today.text()));
}

Done check_not_standing(const Counter& counter, const OrderRequest& request) {
    const auto known = service_orders_of(counter.store.reader(), request.account.text());
    if (!known) return tl::unexpected(known.error());
    for (const ServiceOrder& order : *known) {
        if (order.kind != request.kind || is_at_end(order)) continue;
        return problem(ProblemCode::state_wrong,
                       fmt::format("{} stands already and is {}", order.name, order.state));
    }
    return {};
}

Result<ServiceOrder> known_order(const Counter& counter, const std::string& name) {
    auto order = service_order(counter.store.reader(), name);
    if (!order) return tl::unexpected(order.error());
    if (!*order)
        return problem(ProblemCode::unknown_order, fmt::format("no order is named {}", printable(name)));
    return std::move(**order);
}

Result<OrderChanged> change(const Counter& counter, OrderChanged fact, const Act& act_given,
                            const Demand& demand) {
    const auto act = authorize(counter, act_given, demand);
    if (!act) return tl::unexpected(act.error());
    fact.reason = act->reason;
    const auto entry = append_now(counter, act->person, EntryKind::order_changed, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Done check_still_shuts_off(const Counter& counter, const ServiceOrder& order, const std::string& state) {
    if (order.kind != "shut_off" || state == "withdrawn") return {};
    const auto today = date_of_today(counter);
    if (!today) return tl::unexpected(today.error());
    const auto account = AccountNumber::parse(order.account);
    if (!account) return tl::unexpected(account.error());
    return check_shutoff(counter, *account, *today);
}

}  // namespace

std::string first_state(std::string_view order_kind) {
    return order_kind == "shut_off" ? "noticed" : "requested";
}

bool may_follow(const ServiceOrder& order, std::string_view state) {
    if (state == "withdrawn") return !is_at_end(order);
    return order.kind == "shut_off" ? leads(shutoff_steps, order.state, state)
                                    : leads(asked_steps, order.state, state);
}

namespace {

// A running extension or plan holds until its day; a pledge where no more than its amount keeps the account
// over the threshold.
Result<std::optional<std::string>> arranged_hold(const Counter& counter, AccountNumber account, Date on) {
    const auto rows = ArrangementReader(counter.store.reader()).of_account(account.text());
    if (!rows) return tl::unexpected(rows.error());
    for (const ArrangementRow& row : *rows) {
        if (!row.is_running() || (row.made.kind != ArrangementKind::plan && row.made.until < on)) continue;
        if (row.made.kind == ArrangementKind::pledge) {
            const auto due = account_due(counter.accounts, counter.store.reader(), account, on);
            if (!due) return tl::unexpected(due.error());
            if (past_due(*due) - row.made.amount > counter.policy.shutoff.threshold) continue;
        }
        return fmt::format("{}, a {}, holds a shut-off until {}", row.name,
                           arrangement_kinds.name_of(row.made.kind), row.made.until.text());
    }
    return std::nullopt;
}

}  // namespace

Result<std::optional<std::string>> shutoff_hold(const Counter& counter, AccountNumber account, Date on) {
    const auto flags = flags_of(counter, account, on);
    if (!flags) return tl::unexpected(flags.error());
    for (const AccountFlag& flag : *flags) {
        if (flag.rule == nullptr || !flag.rule->holds_shutoff) continue;
        return fmt::format("{} is marked {}, which holds a shut-off ({})", account.text(), flag.flag,
                           flag.rule->source.citation);
    }
    if (auto arranged = arranged_hold(counter, account, on); !arranged || *arranged) return arranged;
    const auto contacts = contacts_of(counter.store.reader(), account.text());
    if (!contacts) return tl::unexpected(contacts.error());
    for (const ContactRow& row : *contacts) {
        if (row.kind != "decision") continue;
        if (row.what != "hold" || row.by < on.text()) break;  // the last decision counts
        return fmt::format("{} decided by {} to hold until {}: {}", row.name, row.person, row.by, row.text);
    }
    return std::nullopt;
}

Result<OrderAdded> add_order(const Counter& counter, const OrderRequest& request, const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto today = date_of_today(counter);
    if (!today) return tl::unexpected(today.error());
    if (const auto known = flags_of(counter, request.account, *today); !known)
        return tl::unexpected(known.error());
    if (const Done kind = check_kind(request.kind); !kind) return tl::unexpected(kind.error());
    const auto on = day_of(request, *today);
    if (!on) return tl::unexpected(on.error());
    if (request.kind == "shut_off") {
        if (const Done open = check_shutoff(counter, request.account, *on); !open)
            return tl::unexpected(open.error());
        if (const Done owed = check_owed(counter, request.account, *today); !owed)
            return tl::unexpected(owed.error());
    }
    const auto act = authorize(counter, act_given, {.right = Right::decide_service, .reason = true});
    if (!act) return tl::unexpected(act.error());
    if (const Done fresh = check_not_standing(counter, request); !fresh) return tl::unexpected(fresh.error());
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto number = next_order(reader);
    if (!number) return tl::unexpected(number.error());
    OrderAdded fact{.order = order_name(identity->name, *number),
                    .account = request.account.text(),
                    .kind = request.kind,
                    .state = first_state(request.kind),
                    .on = on->text(),
                    .reason = act->reason};
    const auto entry = append_now(counter, act->person, EntryKind::order_added, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<OrderChanged> change_order(const Counter& counter, const OrderStep& step, const Act& act) {
    const auto order = known_order(counter, step.order);
    if (!order) return tl::unexpected(order.error());
    if (!may_follow(*order, step.state)) {
        return problem(ProblemCode::state_wrong, fmt::format("{} is {}, {} cannot follow", order->name,
                                                             order->state, printable(step.state)));
    }
    if (const Done still = check_still_shuts_off(counter, *order, step.state); !still)
        return tl::unexpected(still.error());
    const bool withdraws = step.state == "withdrawn";
    return change(counter,
                  {.order = order->name, .state = step.state, .reference = step.reference, .reason = {}}, act,
                  {.right = withdraws ? Right::decide_service : Right::note_account, .reason = withdraws});
}

Result<OrderChanged> restore_order(const Counter& counter, const std::string& name, const Act& act) {
    const auto order = known_order(counter, name);
    if (!order) return tl::unexpected(order.error());
    if (order->state != "withdrawn") {
        return problem(ProblemCode::state_wrong,
                       fmt::format("{} is {}, not withdrawn", order->name, order->state));
    }
    const std::string state = first_state(order->kind);
    if (const Done still = check_still_shuts_off(counter, *order, state); !still)
        return tl::unexpected(still.error());
    return change(counter, {.order = order->name, .state = state, .reference = {}, .reason = {}}, act,
                  {.right = Right::decide_service, .reason = true});
}

}  // namespace core
