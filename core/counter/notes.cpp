#include "core/counter/notes.h"

#include "core/facts/drawer_facts.h"
#include "core/store/station/numbering.h"

namespace core {

Result<Money> hold_note(const Counter& counter, const std::string& attempt, const std::string& account, Money denomination) {
    StationReader reader = counter.store.reader();
    const auto session = reader.open_session();
    if (!session) return tl::unexpected(session.error());
    if (!*session) return problem(ProblemCode::drawer_not_open, "no cassette is fitted");
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const NoteStacked fact{.attempt = attempt,
                           .account = account,
                           .session = session_name(identity->name, (*session)->id),
                           .denomination = denomination};
    const auto entry = append_now(counter, (*session)->person, EntryKind::note_stacked, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return counter.store.reader().held_for(attempt);
}

}  // namespace core
