#pragma once

#include <filesystem>
#include <functional>

#include "core/journal/entry.h"
#include "core/store/proof/verify.h"

namespace core {

// Copies a station's file while it may be working, proves the copy, and only then gives it its name; what
// stood there before stays until that moment. Problems: file_unwritable, verify_failed, storage_*.
Result<VerifyResult> backup_station(const std::filesystem::path& folder, const std::filesystem::path& copy,
                                    const std::function<void(const VerifyProgress&)>& progress);

// Puts a proven backup in place of a folder's station. Refused when the folder holds entries that the backup
// does not (restore_over_longer_chain). The caller then journals the new epoch. Problems: also
// file_unreadable, verify_failed.
Result<VerifyResult> restore_station(const std::filesystem::path& backup, const std::filesystem::path& folder,
                                     const std::function<void(const VerifyProgress&)>& progress);

}  // namespace core
