#pragma once

#include <optional>
#include <string>

#include "core/base/clock.h"
#include "kiosk/widgets/geometry.h"
#include "kiosk/widgets/key_press.h"

namespace kiosk {

// What one frame may see: the pointer's place, and at most one of a press, a release, or text and then one
// key.
struct FrameInput {
    std::optional<Point> pointer;  // pixels; nothing when no finger or mouse is over the window
    bool pressed = false;
    bool released = false;
    float wheel = 0;    // notches, up is positive
    std::string typed;  // UTF-8; comes before the key
    std::optional<KeyPress> key;
    core::Instant made_at{};  // when the press, release, text or key was made
};

}  // namespace kiosk
