#pragma once

#include <filesystem>

#include "core/base/clock.h"
#include "core/facts/people_facts.h"
#include "core/policy/policy.h"
#include "core/store/station/station_store.h"

namespace core {

struct NewStation {
    std::string name;    // "W2": letters, digits and dashes, at most 16
    std::string role;    // "window" or "kiosk"
    std::string office;  // empty: the policy's
    bool training = false;
    std::string person = "technician";
    std::optional<PolicySet> policy = {};  // nothing: the one that the program carries by the policy's name
};

// Makes a station in a folder (made if missing): its signing key (Ed25519, a file of mode 0600 beside the
// journal), entry 1 with the public key, entry 2 with the policy in force. Problems: usage, unknown_policy,
// station_exists, storage_*.
Result<StationStore> make_station(const std::filesystem::path& folder, const NewStation& station,
                                  const Policy& policy, Clock& clock, const StationStore::Options& options);

}  // namespace core
