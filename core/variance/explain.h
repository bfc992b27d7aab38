#pragma once

#include <vector>

#include "core/variance/evidence.h"
#include "core/variance/explanation.h"

namespace core {

inline constexpr std::size_t explanations_max = 10;

// The single causes that would each explain a whole variance, likeliest first: those that the difference by
// denomination bears out, then those it says nothing about. Causes that it contradicts are given only where
// it bears none out, since change is often handed out in other pieces than advised. Nothing where nothing
// differs, or where no single cause explains it. Linear in movements and items.
std::vector<Explanation> explain_variance(const DrawerEvidence& evidence);

}  // namespace core
