#pragma once

#include <cstdint>

#include "kiosk/widgets/canvas.h"

struct ImDrawData;

namespace kiosk {

// Equal for equal pictures; a frame whose hash did not change is not drawn again. Not for anything but
// pictures.
std::uint64_t hash_of(const ImDrawData& data);
std::uint64_t hash_of(const Canvas& canvas);

}  // namespace kiosk
