#include "core/counter/open_session.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/store/station/drawer_reader.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

Result<DayRow> open_day_row(StationReader reader) {
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    return **day;
}

tl::unexpected<Problem> somebody_elses(const std::string& person, const std::string& owner) {
    return problem(ProblemCode::not_your_drawer,
                   fmt::format("this is {}'s drawer, not {}'s", owner, printable(person)));
}

Result<SessionRow> session_by_name(StationReader reader, const std::string& name) {
    const auto named = reader.session_named(name);
    if (!named) return tl::unexpected(named.error());
    if (!*named) {
        return problem(ProblemCode::unknown_session, fmt::format("there is no session {}", printable(name)));
    }
    if ((*named)->closed_seq != 0)
        return problem(ProblemCode::drawer_not_open, fmt::format("{} is closed", name));
    return **named;
}

}  // namespace

Result<SessionRow> named_session(StationReader reader, const Act& act) {
    if (!act.session.empty()) return session_by_name(reader, act.session);
    const auto open = DrawerReader(reader).open_sessions();
    if (!open) return tl::unexpected(open.error());
    if (open->empty()) return problem(ProblemCode::drawer_not_open);
    const auto own = std::find_if(open->begin(), open->end(),
                                  [&](const SessionRow& row) { return row.person == act.person; });
    if (own != open->end()) return *own;
    if (open->size() == 1) return open->front();
    return problem(ProblemCode::which_drawer, fmt::format("{} drawers are open", open->size()));
}

Result<OpenSession> open_session(StationReader reader, const Act& act) {
    const auto day = open_day_row(reader);
    if (!day) return tl::unexpected(day.error());
    const auto session = named_session(reader, act);
    if (!session && session.error().code == ProblemCode::which_drawer && !act.person.empty())
        return problem(ProblemCode::not_your_drawer,
                       fmt::format("{} has no open drawer", printable(act.person)));
    if (!session) return tl::unexpected(session.error());
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const bool own = act.person.empty() || act.person == session->person || identity->role == "kiosk";
    if (!own) return somebody_elses(act.person, session->person);
    return OpenSession{*day, *session};
}

Done check_drawer_works(StationReader reader, const SessionRow& session) {
    const auto state = DrawerReader(reader).state(session.id);
    if (!state) return tl::unexpected(state.error());
    if (state->count_begun_seq != 0) return problem(ProblemCode::count_under_way);
    if (session.counted_seq != 0) return problem(ProblemCode::drawer_already_counted);
    if (!state->handover_to.empty()) {
        return problem(ProblemCode::handover_pending,
                       fmt::format("the drawer waits for {} to accept it", state->handover_to));
    }
    return {};
}

Result<OpenSession> working_session(StationReader reader, const Act& act) {
    auto open = open_session(reader, act);
    if (!open) return open;
    if (const Done works = check_drawer_works(reader, open->session); !works)
        return tl::unexpected(works.error());
    return open;
}

Result<ChargeOfSession> session_in_charge(const Counter& counter, const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto day = open_day_row(reader);
    if (!day) return tl::unexpected(day.error());
    const auto session = named_session(reader, act_given);
    if (!session) return tl::unexpected(session.error());
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    Act act = act_given;
    if (act.person.empty()) act.person = session->person;
    const bool own = act.person == session->person || identity->role == "kiosk";
    const Right right = own ? Right::take_money : Right::force_close;
    if (const Done allowed = check_person(counter, act.person, act.pin, right); !allowed) {
        const bool not_theirs = !own && allowed.error().code == ProblemCode::wrong_role;
        if (not_theirs) return somebody_elses(act.person, session->person);
        return tl::unexpected(allowed.error());
    }
    const auto state = DrawerReader(reader).state(session->id);
    if (!state) return tl::unexpected(state.error());
    if (!state->handover_to.empty()) return problem(ProblemCode::handover_pending);
    return ChargeOfSession{.open = {*day, *session}, .act = std::move(act)};
}

Result<std::string> name_of_session(StationReader reader, const SessionRow& session) {
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    return session_name(identity->name, session.id);
}

}  // namespace core
