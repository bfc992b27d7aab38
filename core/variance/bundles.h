#pragma once

#include <cstdint>
#include <span>

#include "core/base/money.h"

namespace core {

// Coins rolled or notes strapped together, counted or forgotten as one.
struct Bundle {
    std::int64_t piece_cents = 0;
    std::int64_t number = 0;
    bool strap = false;  // notes; else a roll of coins

    Money piece() const { return Money::from_cents(piece_cents); }
    Money value() const { return piece() * number; }
};

std::span<const Bundle> bundles();

}  // namespace core
