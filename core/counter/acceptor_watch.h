#pragma once

#include "core/counter/act.h"
#include "core/facts/acceptor_watch_facts.h"

namespace core {

// Journals what somebody should look into, with the cassette that is fitted; `session_before` is for when
// none is. The entry's person is who answers for that cassette. Problems: storage_*.
Result<Entry> record_acceptor_sensed(const Counter& counter, AcceptorSensed fact,
                                     std::int64_t session_before = 0);

}  // namespace core
