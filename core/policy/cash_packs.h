#pragma once

#include <vector>

#include "core/base/money.h"

namespace core {

// How pieces lie in a drawer or a vault.
enum class Pack { loose, roll, strap };

struct CountedPacks {
    Money denomination;
    Pack pack = Pack::loose;
    std::int64_t number = 0;
};

// How many pieces one pack holds: coin rolls as the Federal Reserve takes them, straps of a hundred notes; 0
// where there is no such pack.
std::int64_t pieces_in(Money denomination, Pack pack);

// What everything counted is worth. Problems: count_malformed, for a pack that does not exist.
Result<Money> value_of(const std::vector<CountedPacks>& counted);

}  // namespace core
