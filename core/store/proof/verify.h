#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/journal/entry.h"

namespace core {

struct VerifyProgress {
    const char* stage;  // "chain", "books"
    std::int64_t done = 0;
    std::int64_t total = 0;
};

struct VerifyResult {
    JournalHead head;
    std::int64_t rows_compared = 0;
};

// Proves a station file: SQLite's own check, the hash chain link by link, then the journal replayed into an
// empty database and every projection compared with the stored one, row by row. Memory is bounded whatever
// the length. Problems: verify_failed naming the first difference; storage_*.
Result<VerifyResult> verify_station(const std::filesystem::path& file,
                                    const std::function<void(const VerifyProgress&)>& progress);

}  // namespace core
