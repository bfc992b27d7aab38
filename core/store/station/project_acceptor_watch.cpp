#include "core/facts/acceptor_watch_facts.h"
#include "core/store/station/projections.h"

namespace core {

void project_acceptor_watch(Books& books, const Entry& entry) {
    const AcceptorSensed fact = acceptor_sensed_from(entry.body);
    books.run(
        "INSERT INTO acceptor_alarms (seq, what, acceptor, note, stacked, notes, denomination, attempt, "
        "account, session) VALUES (?, ?, ?, nullif(?, ''), nullif(?, -1), ?, ?, ?, ?, nullif(?, 0))",
        entry.seq, std::string(name_of(fact.what)), fact.acceptor, fact.note, fact.stacked.value_or(-1),
        fact.notes, fact.denomination, fact.attempt, fact.account,
        fact.session.empty() ? std::int64_t{0} : number_of_session(fact.session));
}

}  // namespace core
