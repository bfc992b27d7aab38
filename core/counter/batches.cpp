#include "core/counter/batches.h"

#include <fmt/format.h>

namespace core {

namespace {

Done check_controls(const BatchRequest& request) {
    if (request.items < 1) return problem(ProblemCode::usage, "a batch has at least one item: --items");
    if (!request.total.is_positive()) return problem(ProblemCode::money_not_positive);
    return {};
}

Result<Date> date_of(StationReader reader, const BatchRequest& request) {
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    const Date received = request.received_on.value_or((*day)->business_date);
    if (received > (*day)->business_date) {
        return problem(
            ProblemCode::date_not_allowed,
            fmt::format("{} is after the business date {}", received.text(), (*day)->business_date.text()));
    }
    return received;
}

Done check_known(StationReader reader, const std::string& name) {
    const auto anybody = reader.has_people();
    if (!anybody) return tl::unexpected(anybody.error());
    const auto person = reader.person(name);
    if (!person) return tl::unexpected(person.error());
    if (*person || !*anybody) return {};
    return problem(ProblemCode::unknown_person,
                   fmt::format("nobody named \"{}\" works at this station", printable(name)));
}

// The second opener is there: with a PIN of their own, like anybody who signs.
Done check_openers(const Counter& counter, const std::string& opener, const std::string& second,
                   const Act& act) {
    if (second.empty() || opener.empty()) return problem(ProblemCode::batch_needs_two);
    if (opener == second) {
        return problem(ProblemCode::second_person_is_first,
                       fmt::format("{} cannot be both openers", printable(opener)));
    }
    if (const Done known = check_known(counter.store.reader(), opener); !known) return known;
    return check_person(counter, second, act.approve_pin, Right::run_batch);
}

Done check_none_open(StationReader reader) {
    const auto open = batches(reader, true);
    if (!open) return tl::unexpected(open.error());
    if (open->empty()) return {};
    return problem(ProblemCode::batch_open, fmt::format("{} is open", open->front().opened.batch));
}

}  // namespace

Result<BatchOpened> begin_batch(const Counter& counter, const BatchRequest& request, const Act& act_given) {
    StationReader reader = counter.store.reader();
    if (const Done good = check_controls(request); !good) return tl::unexpected(good.error());
    const auto act = authorize(counter, act_given, {.right = Right::run_batch});
    if (!act) return tl::unexpected(act.error());
    const auto received = date_of(reader, request);
    if (!received) return tl::unexpected(received.error());
    const std::string opener = request.opener.empty() ? act->person : request.opener;
    if (const Done two = check_openers(counter, opener, request.second, *act); !two)
        return tl::unexpected(two.error());
    if (const Done none = check_none_open(reader); !none) return tl::unexpected(none.error());
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto number = next_batch(reader);
    if (!number) return tl::unexpected(number.error());
    const BatchOpened fact{.batch = batch_name(identity->name, *number),
                           .kind = request.kind,
                           .items = request.items,
                           .total = request.total,
                           .received_on = received->text(),
                           .opener = opener,
                           .second = request.second};
    const auto entry = append_now(counter, act->person, EntryKind::batch_opened, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<BatchRow> known_batch(StationReader reader, const std::string& name) {
    auto found = batch(reader, name);
    if (!found) return tl::unexpected(found.error());
    if (!*found)
        return problem(ProblemCode::unknown_batch, fmt::format("no batch is named {}", printable(name)));
    return std::move(**found);
}

Result<BatchRow> open_batch(StationReader reader, const std::string& name) {
    auto found = known_batch(reader, name);
    if (found && found->closed) return problem(ProblemCode::state_wrong, fmt::format("{} is closed", name));
    return found;
}

Result<PostedPayment> pay_in_batch(const Counter& counter, const std::string& name, PaymentRequest request,
                                   Act act) {
    const auto found = known_batch(counter.store.reader(), name);
    if (!found) return tl::unexpected(found.error());
    const auto allowed = authorize(counter, act, {.right = Right::run_batch});
    if (!allowed) return tl::unexpected(allowed.error());
    act.person = allowed->person;
    request.batch = name;
    const auto received = Date::parse(found->opened.received_on);
    if (!received) return tl::unexpected(received.error());
    request.received_on = *received;
    return pay(counter, std::move(request), act);
}

Result<BatchClosed> close_batch(const Counter& counter, const std::string& name, const Act& act_given) {
    const auto found = open_batch(counter.store.reader(), name);
    if (!found) return tl::unexpected(found.error());
    const BatchOpened& control = found->opened;
    const bool agrees = found->items() == control.items && found->total() == control.total;
    if (!agrees && (act_given.reason.empty() || act_given.approved_by.empty())) {
        return problem(
            ProblemCode::batch_totals_differ,
            fmt::format("{} was counted as {} items and {}, keyed are {} items and {}", name, control.items,
                        control.total.text(), found->items(), found->total().text()));
    }
    const auto act = authorize(counter, act_given,
                               {.right = Right::run_batch, .reason = !agrees, .second_person = !agrees});
    if (!act) return tl::unexpected(act.error());
    const BatchClosed fact{.batch = name,
                           .items = found->items(),
                           .total = found->total(),
                           .reason = agrees ? std::string{} : act->reason,
                           .approved_by = agrees ? std::string{} : act->approved_by};
    const auto entry = append_now(counter, act->person, EntryKind::batch_closed, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

}  // namespace core
