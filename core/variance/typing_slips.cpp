#include "core/variance/typing_slips.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace core {

bool is_transposition(Money typed, Money meant) {
    if (!typed.is_positive() || !meant.is_positive() || typed == meant) return false;
    // As typed: "0.54" has three digits. Longer ones never begin with a zero, so the lengths must agree.
    const std::string from = fmt::format("{:03}", typed.cents());
    const std::string to = fmt::format("{:03}", meant.cents());
    if (from.size() != to.size()) return false;
    for (std::size_t at = 0; at + 1 < from.size(); ++at) {
        std::string swapped = from;
        std::swap(swapped[at], swapped[at + 1]);
        if (swapped == to) return true;
    }
    return false;
}

bool is_decimal_slip(Money typed, Money meant) {
    if (!typed.is_positive() || !meant.is_positive()) return false;
    const auto [low, high] = std::minmax({typed.cents(), meant.cents()});
    return high % low == 0 && (high / low == 10 || high / low == 100);
}

}  // namespace core
