#pragma once

#include <nlohmann/json.hpp>

#include "core/store/station/correction_figures.h"

namespace core {

// Parts of a day's Z. "corrections_to_earlier_days": {} on a day without corrections.
nlohmann::json corrections_json(const CorrectionFigures& figures);

// Of "not_takings": what returned items brought; {} on a day without.
nlohmann::json not_takings_json(const CorrectionFigures& figures);

}  // namespace core
