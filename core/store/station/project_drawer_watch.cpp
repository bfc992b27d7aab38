#include "core/facts/drawer_watch_facts.h"
#include "core/store/station/projections.h"

namespace core {

void project_drawer_watch(Books& books, const Entry& entry) {
    const DrawerSensed fact = drawer_sensed_from(entry.body);
    books.run(
        "INSERT INTO drawer_motions (seq, what, of_seq, seconds, session) "
        "VALUES (?, ?, nullif(?, 0), ?, nullif(?, 0))",
        entry.seq, std::string(name_of(fact.what)), fact.of_seq, fact.seconds,
        fact.session.empty() ? std::int64_t{0} : number_of_session(fact.session));
}

}  // namespace core
