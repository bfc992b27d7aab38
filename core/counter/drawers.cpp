#include "core/counter/drawers.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/open_session.h"
#include "core/reports/session_report.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

// The types a count must name here: at a kiosk what the cassette holds, at a window what the policy says.
bool must_be_counted(const TenderRule& rule, const std::string& role) {
    return role == "kiosk" ? rule.type == TenderType::note_acceptor : rule.count_required;
}

Done check_no_drawer(StationReader reader, const std::string& person, const std::string& role) {
    const auto open = DrawerReader(reader).open_sessions();
    if (!open) return tl::unexpected(open.error());
    for (const SessionRow& row : *open) {
        if (row.person == person || role == "kiosk") {
            return problem(ProblemCode::drawer_already_open,
                           fmt::format("{}'s drawer is already open", row.person));
        }
    }
    return {};
}

// Compares the float with what the last close left.
Done compare_float(const Counter& counter, const std::string& station, const Act& act, DrawerOpened& fact) {
    DrawerReader reader(counter.store.reader());
    const auto before = reader.float_waiting_for(act.person);
    if (!before) return tl::unexpected(before.error());
    if (!*before) return {};
    const auto state = reader.state((*before)->id);
    if (!state) return tl::unexpected(state.error());
    fact.continues = session_name(station, (*before)->id);
    fact.difference = fact.float_total - state->float_retained;
    if (fact.difference.is_zero()) return {};
    if (act.reason.empty()) {
        return problem(ProblemCode::reason_missing,
                       fmt::format("{} left a float of {}, this is {}; opening needs a reason",
                                   fact.continues, state->float_retained.text(), fact.float_total.text()));
    }
    fact.reason = act.reason;
    fact.approved_by = act.approved_by;
    return act.approved_by.empty() ? Done{} : check_approval(counter, act);
}

Done complete_count(const Policy& policy, const std::string& role, MoneyByTender& counted) {
    for (const TenderRule& rule : policy.tenders) {
        if (must_be_counted(rule, role) && !counted.contains(rule.type)) {
            return problem(ProblemCode::count_incomplete,
                           fmt::format("{} is not counted", name_of(rule.type)));
        }
        counted.try_emplace(rule.type, Money{});
    }
    const bool negative = std::any_of(counted.begin(), counted.end(),
                                      [](const auto& item) { return item.second.is_negative(); });
    if (negative) return problem(ProblemCode::money_not_positive, "a count is not negative");
    return {};
}

Done check_attempts(const Counter& counter, const SessionRow& session) {
    const auto state = DrawerReader(counter.store.reader()).state(session.id);
    if (!state) return tl::unexpected(state.error());
    if (session.counts - state->counts_set_aside < counter.policy.count_attempts_max) return {};
    return problem(ProblemCode::count_attempts_used,
                   fmt::format("{} counts were made", counter.policy.count_attempts_max));
}

}  // namespace

Result<DrawerOpened> open_drawer(const Counter& counter, Money float_total, const CashCount& count,
                                 const Act& act) {
    StationReader reader = counter.store.reader();
    if (const Done allowed = check_person(counter, act.person, act.pin, Right::take_money); !allowed) {
        return tl::unexpected(allowed.error());
    }
    if (float_total.is_negative()) return problem(ProblemCode::money_not_positive, "a float is not negative");
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    if (const Done none = check_no_drawer(reader, act.person, identity->role); !none)
        return tl::unexpected(none.error());
    const auto last = reader.last_session();
    if (!last) return tl::unexpected(last.error());
    DrawerOpened fact{.session = session_name(identity->name, *last ? (*last)->id + 1 : 1),
                      .float_total = float_total,
                      .count = count};
    if (const Done compared = compare_float(counter, identity->name, act, fact); !compared)
        return tl::unexpected(compared.error());
    const auto entry = append_now(counter, act.person, EntryKind::drawer_opened, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<CountBegun> begin_count(const Counter& counter, const Act& act) {
    const auto charge = session_in_charge(counter, act);
    if (!charge) return tl::unexpected(charge.error());
    StationReader reader = counter.store.reader();
    const auto state = DrawerReader(reader).state(charge->open.session.id);
    if (!state) return tl::unexpected(state.error());
    if (state->count_begun_seq != 0) return problem(ProblemCode::count_under_way);
    if (const Done left = check_attempts(counter, charge->open.session); !left)
        return tl::unexpected(left.error());
    const auto name = name_of_session(reader, charge->open.session);
    if (!name) return tl::unexpected(name.error());
    const CountBegun fact{.session = *name};
    const auto entry = append_now(counter, charge->act.person, EntryKind::count_begun, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<DrawerCounted> count_drawer(const Counter& counter, MoneyByTender counted, const CashCount& cash,
                                   const Act& act) {
    const auto charge = session_in_charge(counter, act);
    if (!charge) return tl::unexpected(charge.error());
    StationReader reader = counter.store.reader();
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    if (const Done complete = complete_count(counter.policy, identity->role, counted); !complete)
        return tl::unexpected(complete.error());
    const SessionRow& session = charge->open.session;
    if (const Done left = check_attempts(counter, session); !left) return tl::unexpected(left.error());
    const DrawerCounted fact{.session = session_name(identity->name, session.id),
                             .attempt = session.counts + 1,
                             .counted = std::move(counted),
                             .cash = cash};
    const auto entry = append_now(counter, charge->act.person, EntryKind::drawer_counted, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<DrawerAudited> audit_drawer(const Counter& counter, const MoneyByTender& counted,
                                   const CashCount& cash, const Act& act) {
    StationReader reader = counter.store.reader();
    const auto session = named_session(reader, act);
    if (!session) return tl::unexpected(session.error());
    if (const Done allowed = check_person(counter, act.person, act.pin, Right::audit_drawer); !allowed)
        return tl::unexpected(allowed.error());
    if (act.person == session->person) return problem(ProblemCode::approval_own_act, "this is your drawer");
    if (counted.empty()) return problem(ProblemCode::count_incomplete, "nothing is counted");
    const auto state = DrawerReader(reader).state(session->id);
    if (!state) return tl::unexpected(state.error());
    if (state->count_begun_seq != 0) return problem(ProblemCode::count_under_way);
    const auto name = name_of_session(reader, *session);
    if (!name) return tl::unexpected(name.error());
    const auto expected = expected_contents(reader, *name);
    if (!expected) return tl::unexpected(expected.error());
    DrawerAudited fact{.session = *name, .counted = counted, .expected = {}, .cash = cash};
    for (const auto& [type, amount] : counted) fact.expected[type] = expected->at(type);
    const auto entry = append_now(counter, act.person, EntryKind::drawer_audited, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Done check_may_see_expected(StationReader reader, const Policy& policy, const std::string& name) {
    const auto counting = DrawerReader(reader).is_count_under_way();
    if (!counting) return tl::unexpected(counting.error());
    if (*counting && policy.count.x_hidden_once_begun) return problem(ProblemCode::blind_count);
    const auto anybody = reader.has_people();
    if (!anybody) return tl::unexpected(anybody.error());
    if (!*anybody) return {};
    const auto person = reader.person(name);
    if (!person) return tl::unexpected(person.error());
    if (!*person) {
        return problem(ProblemCode::unknown_person,
                       fmt::format("nobody named \"{}\" works at this station", printable(name)));
    }
    if (policy.allows((*person)->role, Right::see_expected)) return {};
    return problem(ProblemCode::wrong_role,
                   fmt::format("{} is {}, which does not allow this", name, (*person)->role));
}

}  // namespace core
