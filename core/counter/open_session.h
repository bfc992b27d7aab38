#pragma once

#include "core/counter/act.h"

namespace core {

// The open day and the open session that an act works with.
struct OpenSession {
    DayRow day;
    SessionRow session;
};

// Problems: day_not_open, drawer_not_open, storage_*.
Result<OpenSession> open_session(StationReader reader, const Act& act);

}  // namespace core
