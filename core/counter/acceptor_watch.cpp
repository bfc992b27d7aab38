#include "core/counter/acceptor_watch.h"

#include "core/counter/open_session.h"

namespace core {

Result<Entry> record_acceptor_sensed(const Counter& counter, AcceptorSensed fact,
                                     std::int64_t session_before) {
    StationReader reader = counter.store.reader();
    auto session = reader.open_session();
    if (session && !*session && session_before != 0) session = reader.session(session_before);
    if (!session) return tl::unexpected(session.error());
    std::string person;
    if (*session) {
        const auto name = name_of_session(reader, **session);
        if (!name) return tl::unexpected(name.error());
        fact.session = *name;
        person = (*session)->person;
    }
    return append_now(counter, person, EntryKind::acceptor_sensed, to_body(fact));
}

}  // namespace core
