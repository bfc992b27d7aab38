#include "core/counter/open_session.h"

namespace core {

Result<OpenSession> open_session(StationReader reader, const Act&) {
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    const auto session = reader.open_session();
    if (!session) return tl::unexpected(session.error());
    if (!*session) return problem(ProblemCode::drawer_not_open);
    return OpenSession{**day, **session};
}

}  // namespace core
