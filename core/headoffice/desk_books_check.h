#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/headoffice/desk_check.h"

namespace core {

// One line of entries: a station from its first entry or, 'W2/2', since it was restored from a backup.
struct StationLine {
    std::string station;  // 'W2/2'
    std::string name;     // 'W2'
    std::int64_t epoch = 1;
    std::int64_t first = 1;
    std::int64_t last = 0;
};

Result<std::vector<StationLine>> station_lines(
    HeadOfficeLink& link);  // a line after the ones that it follows

// Makes the books of a line again from what it sent, a window at a time, and compares transfers and account
// lines with what its station had made of them. Answers the first difference. `told` hears how many entries
// were booked.
Result<std::optional<CheckFinding>> check_station_books(HeadOfficeLink& link,
                                                        const std::vector<StationLine>& all,
                                                        const StationLine& line,
                                                        const std::function<void(std::int64_t)>& told);

}  // namespace core
