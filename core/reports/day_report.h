#pragma once

#include <nlohmann/json.hpp>

#include "core/reports/session_report.h"

namespace core {

// A business day from its closed sessions: sums of their closing records, never recomputed from payments.
struct DayReport {
    Date business_date;
    std::int64_t number = 1;  // how many days this station closed, with this one
    std::vector<nlohmann::json> session_zs;
    GrandTotals grand;
    JournalHead head;
};

Result<DayReport> day_report(StationReader reader, const DayRow& day);
nlohmann::json to_json(const DayReport& report);

}  // namespace core
