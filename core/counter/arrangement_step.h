#pragma once

#include <vector>

#include "core/counter/act.h"
#include "core/facts/arrangement_facts.h"

namespace core {

// What became of the running arrangements by the business date: paid off they are kept, past their day
// broken or expired. A day that opens takes the step by itself; taking it again changes nothing.
// Problems: day_not_open, storage_*.
Result<std::vector<ArrangementChanged>> step_arrangements(const Counter& counter, const std::string& person);

}  // namespace core
