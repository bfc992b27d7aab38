#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/headoffice/desk.h"

namespace core {

struct CheckWanted {
    std::string station;  // empty: all of them, and what customers owe
    // stage: "chain", "customers" or "books"
    std::function<void(const char* stage, std::int64_t done, std::int64_t total)> progress = {};
};

struct CheckFinding {
    std::string where;  // station, account or receivable
    std::int64_t seq = 0;
    std::string what;
};

struct CheckReport {
    std::int64_t stations = 0;
    std::int64_t entries = 0;  // chained, summed up and booked again
    std::vector<CheckFinding> findings;
};

// Proves what stands at head office, of one moment, with a fixed amount of memory: every station's chain and
// that nothing is missing in it, the heads that were kept, each payment's sums, what customers owe against
// the lines that say so, and each station's books made again from its journal by the station's own rules. At
// most `findings_max` findings, and of the books of a station the first difference only. Problems:
// head_office_*, storage_*.
inline constexpr std::size_t findings_max = 100;
Result<CheckReport> check_office(HeadOfficeLink& link, const CheckWanted& wanted);

}  // namespace core
