#include "kiosk/widgets/presses.h"

namespace kiosk {

void Presses::begin(const FrameInput& input) {
    input_ = input;
    if (input.pressed) {
        down_ = true;
        taken_ = false;
        holder_.clear();
    }
}

Presses::State Presses::track(std::string_view id, Rect seen_px) {
    const bool over = input_.pointer && seen_px.contains(*input_.pointer);
    if (input_.pressed && over && !taken_) {
        taken_ = true;
        holder_ = id;
    }
    const bool mine = taken_ && holder_ == id && over;
    return {.held = mine && down_ && !input_.released, .acted = mine && input_.released};
}

void Presses::cancel() {
    taken_ = true;
    holder_.clear();
}

void Presses::end() {
    if (!input_.released) return;
    down_ = taken_ = false;
    holder_.clear();
}

}  // namespace kiosk
