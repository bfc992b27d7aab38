#pragma once

#include <nlohmann/json.hpp>

#include "core/facts/counted_amount.h"
#include "core/store/station/station_reader.h"

namespace core {

// The never-reset totals up to now: those of the last session closed before entry `seq` (0: of all), with
// what was taken and voided since, and all corrections. Reads one entry, whatever the history.
struct TakenSince {
    CountedAmount gross;
    CountedAmount voided;
};
Result<GrandTotals> grand_totals(StationReader reader, std::int64_t seq, const TakenSince& since);

CountedAmount counted_amount_from(const nlohmann::json& object);  // as a closing record holds it

}  // namespace core
