#pragma once

#include <filesystem>

#include "core/store/database/database.h"

namespace core {

// Where the mirror of a station's folder lives and what marks it as one.
std::filesystem::path mirror_path(const std::filesystem::path& folder);
std::filesystem::path mirror_lock_path(const std::filesystem::path& folder);
Database::Options mirror_options(Database::Mode mode);

// Makes an empty mirror where there is none, whole or not at all: a reader never meets a half-made file. The
// caller holds the lock.
Done make_mirror(const std::filesystem::path& folder);

}  // namespace core
