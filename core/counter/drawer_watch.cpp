#include "core/counter/drawer_watch.h"

#include "core/counter/open_session.h"

namespace core {

Result<Entry> record_drawer_sensed(const Counter& counter, DrawerSensed fact,
                                   const std::string& person_at_counter) {
    std::string person;
    const auto session = named_session(counter.store.reader(), {.person = person_at_counter});
    if (session) {
        const auto name = name_of_session(counter.store.reader(), *session);
        if (!name) return tl::unexpected(name.error());
        fact.session = *name;
        person = session->person;
    } else if (session.error().kind() == ProblemKind::fault) {
        return tl::unexpected(session.error());
    }
    return append_now(counter, person, EntryKind::drawer_sensed, to_body(fact));
}

}  // namespace core
