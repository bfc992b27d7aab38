#pragma once

#include "core/counter/act.h"
#include "core/facts/drawer_watch_facts.h"

namespace core {

// Journals what the drawer's switch has shown, with the session that is open: that of the person at the
// counter, else the only one. The entry's person is who answers for that session; empty when none is open.
// Problems: storage_*.
Result<Entry> record_drawer_sensed(const Counter& counter, DrawerSensed fact,
                                   const std::string& person_at_counter);

}  // namespace core
