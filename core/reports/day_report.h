#pragma once

#include <nlohmann/json.hpp>

#include "core/reports/session_report.h"
#include "core/store/station/correction_figures.h"

namespace core {

// A business day from its closed sessions: sums of their closing records, never recomputed from payments;
// beside them what was corrected on that date and what is no taking at all. An earlier Z never changes.
struct DayReport {
    Date business_date;
    std::int64_t number = 1;  // how many days this station closed, with this one
    std::vector<nlohmann::json> session_zs;
    CountedAmount deposits_applied;  // security deposits used on bills
    CorrectionFigures corrections;
    MoneyByTender undeposited;  // what waits for its bag when the day is closed
    GrandTotals grand;
    JournalHead head;
};

Result<DayReport> day_report(StationReader reader, const DayRow& day);
nlohmann::json to_json(const DayReport& report);

}  // namespace core
