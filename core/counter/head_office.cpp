#include "core/counter/head_office.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::int64_t silence_ms = 15 * 60'000;

}  // namespace

StationAtOffice standing_of(const HeadOfficeState& state, std::int64_t entries, Moment now) {
    StationAtOffice station{.state = state.state,
                            .why = state.why,
                            .since = Moment{state.failed_since},
                            .behind = std::max<std::int64_t>(0, entries - state.posted_seq)};
    if (!state.state.empty() && state.state != "welcome") {
        station.standing = SyncStanding::refused;
    } else if (state.failed_since > 0) {
        station.standing = SyncStanding::offline;
    } else if (state.contact_at > 0 && now.utc_ms - state.contact_at > silence_ms) {
        station.standing = SyncStanding::offline;
        station.since = Moment{state.contact_at};
        station.why = "the sync does not run";
    } else if (state.contact_at > 0) {
        station.standing = SyncStanding::online;
    }
    return station;
}

}  // namespace core
