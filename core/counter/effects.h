#pragma once

#include <vector>

#include "core/counter/act.h"
#include "core/facts/effect_facts.h"

namespace core {

// Journals what became of the effects of an entry: that they are started (before anything physical happens)
// or how they ended. Problems: storage_*.
Done record_effects(const Counter& counter, const std::string& person, std::int64_t of_seq,
                    const std::vector<EffectChange>& changes);

}  // namespace core
