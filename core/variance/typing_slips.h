#pragma once

#include "core/base/money.h"

namespace core {

// Two neighbouring digits change places: 54.30 typed for 45.30. Such amounts differ by a multiple of 0.09.
bool is_transposition(Money typed, Money meant);

// The decimal point one or two places off, either way: 450.00 or 4500.00 typed for 45.00.
bool is_decimal_slip(Money typed, Money meant);

}  // namespace core
