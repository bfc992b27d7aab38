#pragma once

#include <array>

namespace devices {

extern const std::array<char16_t, 128> cp437_upper;
extern const std::array<char16_t, 128> cp858_upper;
extern const std::array<char16_t, 128> cp1252_upper;

}  // namespace devices
