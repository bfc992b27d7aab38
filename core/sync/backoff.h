#pragma once

#include <algorithm>
#include <cstdint>

#include "core/base/clock.h"

namespace core {

// How long to wait after `failures` in a row (1 and more): doubling from 1 s to 5 min, half of it by chance,
// so that the stations of an office do not all come back at the same moment. `chance` is any number.
inline Milliseconds backoff(int failures, std::uint64_t chance) {
    const std::int64_t most =
        std::min<std::int64_t>(std::int64_t{1000} << std::clamp(failures - 1, 0, 20), 300'000);
    return Milliseconds(most / 2 +
                        static_cast<std::int64_t>(chance % static_cast<std::uint64_t>(most / 2 + 1)));
}

}  // namespace core
