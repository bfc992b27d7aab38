#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/problem.h"

namespace core {

// Where a station posts and how it proves who it is: the folder `head-office` in the station's own.
struct Enrolment {
    std::string station;  // its name in its journal, "W2"
    std::string url;      // postgresql://host/database, without name or password
    std::string role;     // of the database; the name on the certificate
    std::filesystem::path root, certificate, key;
};

// The database role of a station.
std::string station_role(const std::string& station);

std::filesystem::path head_office_folder(const std::filesystem::path& folder);

// Nothing while the station is not enrolled, or head office has not signed its certificate yet.
// Problems: enrolment_invalid.
Result<std::optional<Enrolment>> load_enrolment(const std::filesystem::path& folder);

// The same, but also while the certificate is still to come. Problems: enrolment_invalid.
Result<std::optional<Enrolment>> begun_enrolment(const std::filesystem::path& folder);

// Which installation this is, as head office keeps it: hex SHA-256 over the machine's and the installation's
// identities. It differs on another machine, after a new enrolment of a restored folder, and where the
// machine lets its hardware's identity be read also on a copy of its disk. The same for every user of the
// folder. Problems: enrolment_invalid.
Result<std::string> install_id(const std::filesystem::path& folder);

}  // namespace core
