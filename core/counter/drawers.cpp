#include "core/counter/drawers.h"

#include <fmt/format.h>

#include "core/store/station/numbering.h"

namespace core {

namespace {

struct NamedSession {
    SessionRow row;
    std::string name;
};

Result<NamedSession> current_session(StationReader reader) {
    const auto session = reader.open_session();
    if (!session) return tl::unexpected(session.error());
    if (!*session) return problem(ProblemCode::drawer_not_open);
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    return NamedSession{**session, session_name(identity->name, (*session)->id)};
}

// The types a count must name here: at a kiosk what the cassette holds, at a window what the policy says.
bool must_be_counted(const TenderRule& rule, const std::string& role) {
    return role == "kiosk" ? rule.type == TenderType::note_acceptor : rule.count_required;
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
    const auto open = reader.open_session();
    if (!open) return tl::unexpected(open.error());
    if (*open) {
        return problem(ProblemCode::drawer_already_open,
                       fmt::format("{}'s drawer is already open", (*open)->person));
    }
    const auto last = reader.last_session();
    if (!last) return tl::unexpected(last.error());
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const DrawerOpened fact{.session = session_name(identity->name, *last ? (*last)->id + 1 : 1),
                            .float_total = float_total,
                            .count = count};
    const auto entry = append_now(counter, act.person, EntryKind::drawer_opened, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<DrawerCounted> count_drawer(const Counter& counter, MoneyByTender counted, const CashCount& cash,
                                   const Act& act) {
    StationReader reader = counter.store.reader();
    const auto session = current_session(reader);
    if (!session) return tl::unexpected(session.error());
    const std::string person = act.person.empty() ? session->row.person : act.person;
    if (const Done allowed = check_person(counter, person, act.pin, Right::take_money); !allowed) {
        return tl::unexpected(allowed.error());
    }
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    for (const TenderRule& rule : counter.policy.tenders) {
        if (must_be_counted(rule, identity->role) && !counted.contains(rule.type)) {
            return problem(ProblemCode::count_incomplete,
                           fmt::format("{} is not counted", name_of(rule.type)));
        }
        counted.try_emplace(rule.type, Money{});
    }
    for (const auto& [type, amount] : counted) {
        if (amount.is_negative()) return problem(ProblemCode::money_not_positive, "a count is not negative");
    }
    if (session->row.counts >= counter.policy.count_attempts_max)
        return problem(ProblemCode::count_attempts_used);
    const DrawerCounted fact{.session = session->name,
                             .attempt = session->row.counts + 1,
                             .counted = std::move(counted),
                             .cash = cash};
    const auto entry = append_now(counter, person, EntryKind::drawer_counted, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<DrawerClosed> close_drawer(const Counter& counter, const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto session = current_session(reader);
    if (!session) return tl::unexpected(session.error());
    Act act = act_given;
    if (act.person.empty()) act.person = session->row.person;
    if (const Done allowed = check_person(counter, act.person, act.pin, Right::take_money); !allowed) {
        return tl::unexpected(allowed.error());
    }
    if (session->row.counted_seq == 0) return problem(ProblemCode::drawer_not_counted);
    auto report = session_report(reader, session->row.id);
    if (!report) return tl::unexpected(report.error());

    DrawerClosed fact{.session = session->name,
                      .float_total = session->row.float_total,
                      .expected = report->expected,
                      .counted = report->counted,
                      .reason = act.reason,
                      .approved_by = act.approved_by,
                      .z = {}};
    if (report->has_variance()) {
        if (act.reason.empty()) {
            return problem(ProblemCode::reason_missing,
                           "the count differs from the books; closing needs a reason");
        }
        if (const Done approved = check_approval(counter, act); !approved)
            return tl::unexpected(approved.error());
    }
    fact.z = to_json(*report);
    const auto entry = append_now(counter, act.person, EntryKind::drawer_closed, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

}  // namespace core
