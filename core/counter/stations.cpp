#include "core/counter/stations.h"

#include <fmt/format.h>

#include "core/base/station_name.h"
#include "core/codes/signing_key.h"
#include "core/counter/policy_in_force.h"

namespace core {

Result<StationStore> make_station(const std::filesystem::path& folder, const NewStation& station,
                                  const Policy& policy, Clock& clock, const StationStore::Options& options) {
    if (!is_station_name(station.name)) {
        return problem(ProblemCode::usage,
                       fmt::format("\"{}\" is not a station name", printable(station.name)));
    }
    if (station.role != "window" && station.role != "kiosk") {
        return problem(ProblemCode::usage,
                       fmt::format("\"{}\" is not a role; it is window or kiosk", printable(station.role)));
    }
    const auto in_force = station.policy ? Result<PolicySet>(*station.policy) : carried_policy(policy.name);
    if (!in_force) return tl::unexpected(in_force.error());
    if (options.vfs.empty()) {
        std::error_code failed;
        std::filesystem::create_directories(folder, failed);
        if (failed) {
            return problem(ProblemCode::storage_read_only,
                           fmt::format("{} cannot be made: {}", folder.string(), failed.message()));
        }
    }
    auto store = StationStore::create(folder, station.name, options);
    if (!store) return store;
    const auto public_key =
        options.vfs.empty() ? ensure_signing_key(folder) : Result<std::string>(std::string(64, '0'));
    if (!public_key) return tl::unexpected(public_key.error());
    const Moment now = clock.wall_time();
    const std::string office = station.office.empty() ? policy.office : station.office;
    const auto made = store->append_all({{.at = now,
                                          .business_date = {},
                                          .person = station.person,
                                          .kind = EntryKind::station_made,
                                          .body = {{"office", office},
                                                   {"public_key", *public_key},
                                                   {"role", station.role},
                                                   {"training", station.training}}},
                                         {.at = now,
                                          .business_date = {},
                                          .person = station.person,
                                          .kind = EntryKind::policy_in_force,
                                          .body = to_body(*in_force)}});
    if (!made) return tl::unexpected(made.error());
    return store;
}

}  // namespace core
