#pragma once

#include "core/counter/act.h"

namespace core {

// The open day and the open session that an act works with.
struct OpenSession {
    DayRow day;
    SessionRow session;
};

// The open session that an act means, whoever it belongs to: the one it names, else the person's own, else
// the only one. Problems: drawer_not_open, unknown_session, which_drawer, storage_*.
Result<SessionRow> named_session(StationReader reader, const Act& act);

// The session that the act's person works with: their own. A kiosk's cassette belongs to nobody. Problems:
// day_not_open, those of named_session, not_your_drawer.
Result<OpenSession> open_session(StationReader reader, const Act& act);

// May money go into or out of this drawer now? Problems: count_under_way, drawer_already_counted,
// handover_pending.
Done check_drawer_works(StationReader reader, const SessionRow& session);

// open_session and check_drawer_works.
Result<OpenSession> working_session(StationReader reader, const Act& act);

// The session that the act counts or closes, with the act's person filled in: its owner, or somebody who may
// force a close. Problems: those of open_session, check_person, handover_pending.
struct ChargeOfSession {
    OpenSession open;
    Act act;
};
Result<ChargeOfSession> session_in_charge(const Counter& counter, const Act& act);

// "W2-S0001".
Result<std::string> name_of_session(StationReader reader, const SessionRow& session);

}  // namespace core
