#include "core/counter/handovers.h"

#include <fmt/format.h>

#include "core/counter/cash_moves.h"
#include "core/counter/open_session.h"
#include "core/store/station/drawer_reader.h"

namespace core {

namespace {

Done check_has_none(StationReader reader, const std::string& person) {
    const auto open = DrawerReader(reader).open_sessions();
    if (!open) return tl::unexpected(open.error());
    for (const SessionRow& row : *open) {
        if (row.person == person)
            return problem(ProblemCode::drawer_already_open, fmt::format("{} has a drawer open", person));
    }
    return {};
}

Result<SessionRow> offered_to(StationReader reader, const std::string& person) {
    DrawerReader drawers(reader);
    const auto open = drawers.open_sessions();
    if (!open) return tl::unexpected(open.error());
    for (const SessionRow& row : *open) {
        const auto state = drawers.state(row.id);
        if (!state) return tl::unexpected(state.error());
        if (!person.empty() && state->handover_to == person) return row;
    }
    return problem(ProblemCode::no_handover);
}

Result<DrawerHandedOver> journal(const Counter& counter, const std::string& person,
                                 const DrawerHandedOver& fact) {
    const auto entry = append_now(counter, person, EntryKind::drawer_handed_over, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

}  // namespace

Result<DrawerHandedOver> offer_drawer(const Counter& counter, const std::string& receiver,
                                      const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto open = working_session(reader, act_given);
    if (!open) return tl::unexpected(open.error());
    const auto act = authorize(counter, act_given, {});
    if (!act) return tl::unexpected(act.error());
    if (receiver == act->person) return problem(ProblemCode::second_person_is_first);
    const auto known = reader.person(receiver);
    if (!known) return tl::unexpected(known.error());
    if (!*known || !counter.policy.allows((*known)->role, Right::take_money)) {
        return problem(*known ? ProblemCode::wrong_role : ProblemCode::unknown_person,
                       fmt::format("\"{}\" cannot take a drawer over", printable(receiver)));
    }
    if (const Done none = check_has_none(reader, receiver); !none) return tl::unexpected(none.error());
    const auto name = name_of_session(reader, open->session);
    if (!name) return tl::unexpected(name.error());
    return journal(counter, act->person,
                   {.session = *name,
                    .step = HandoverStep::offered,
                    .giver = open->session.person,
                    .receiver = receiver,
                    .counted = {},
                    .expected = {},
                    .cash = {}});
}

Result<DrawerHandedOver> accept_drawer(const Counter& counter, const std::optional<HandoverCount>& count,
                                       const Act& act) {
    StationReader reader = counter.store.reader();
    const auto session = offered_to(reader, act.person);
    if (!session) return tl::unexpected(session.error());
    if (const Done allowed = check_person(counter, act.person, act.pin, Right::take_money); !allowed)
        return tl::unexpected(allowed.error());
    if (const Done none = check_has_none(reader, act.person); !none) return tl::unexpected(none.error());
    const auto name = name_of_session(reader, *session);
    if (!name) return tl::unexpected(name.error());
    DrawerHandedOver fact{.session = *name,
                          .step = HandoverStep::accepted,
                          .giver = session->person,
                          .receiver = act.person,
                          .counted = {},
                          .expected = {},
                          .cash = {}};
    if (count) {
        const auto expected = cash_in_drawer(reader, *session);
        if (!expected) return tl::unexpected(expected.error());
        fact.counted = count->total;
        fact.expected = *expected;
        fact.cash = count->pieces;
    }
    return journal(counter, act.person, fact);
}

Result<DrawerHandedOver> take_back_drawer(const Counter& counter, const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto open = open_session(reader, act_given);
    if (!open) return tl::unexpected(open.error());
    const auto state = DrawerReader(reader).state(open->session.id);
    if (!state) return tl::unexpected(state.error());
    if (state->handover_to.empty()) return problem(ProblemCode::no_handover);
    const auto act = authorize(counter, act_given, {});
    if (!act) return tl::unexpected(act.error());
    const auto name = name_of_session(reader, open->session);
    if (!name) return tl::unexpected(name.error());
    return journal(counter, act->person,
                   {.session = *name,
                    .step = HandoverStep::taken_back,
                    .giver = open->session.person,
                    .receiver = state->handover_to,
                    .counted = {},
                    .expected = {},
                    .cash = {}});
}

}  // namespace core
