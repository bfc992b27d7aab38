#include "kiosk/widgets/scroll_area.h"

#include <algorithm>
#include <cmath>

namespace kiosk {

namespace {

constexpr float slop_mm = 4;
constexpr float wheel_step = 72;  // design units a notch
constexpr float slowest = 20;     // design units a second; below it the glide ends
constexpr float speed_after_second = 0.05F;

}  // namespace

ScrollArea::ScrollArea(Ui& ui, const ScrollSpec& spec) : ui_(ui), spec_(spec) {
    ScrollState& state = ui.scroll(spec.id);
    follow_drag(state);
    follow_wheel_and_keys(state);
    if (!state.grabbed && std::fabs(state.velocity) > 0) {
        state.offset += state.velocity * ui.seconds();
        state.velocity *= std::pow(speed_after_second, ui.seconds());
        if (std::fabs(state.velocity) < slowest) state.velocity = 0;
        ui.want_frame();
    }
    const float most = std::max(0.0F, spec.content_height - spec.rect.height);
    const float kept = std::clamp(state.offset, 0.0F, most);
    if (kept != state.offset) state.velocity = 0;
    offset_ = state.offset = kept;
    ui.push_clip(spec.rect);
    ui.painter().shift(-offset_);
}

ScrollArea::~ScrollArea() {
    ui_.painter().shift(offset_);
    draw_bar();
    ui_.pop_clip();
}

void ScrollArea::follow_drag(ScrollState& state) {
    const FrameInput& input = ui_.input();
    if (!input.pointer) {
        state.grabbed.reset();
        return;
    }
    const Point at = *input.pointer;
    if (input.pressed && ui_.painter().to_px(spec_.rect).contains(at)) {
        state.grabbed = at;
        state.last_y = at.y;
        state.dragging = false;
        state.velocity = 0;
    }
    if (!state.grabbed) return;
    const float scale = ui_.theme().scale;
    if (!state.dragging && std::fabs(at.y - state.grabbed->y) > ui_.theme().mm(slop_mm) * scale)
        state.dragging = true;
    if (state.dragging) {
        // The press has become a drag: nothing under the finger may act when it lifts.
        ui_.presses().cancel();
        const float moved = (state.last_y - at.y) / scale;
        state.offset += moved;
        if (!input.released && ui_.seconds() > 0) state.velocity = moved / ui_.seconds();
        ui_.want_frame();
    }
    state.last_y = at.y;
    if (input.released) {
        state.grabbed.reset();
        state.dragging = false;
    }
}

void ScrollArea::follow_wheel_and_keys(ScrollState& state) {
    const FrameInput& input = ui_.input();
    if (input.wheel != 0 && input.pointer && ui_.painter().to_px(spec_.rect).contains(*input.pointer)) {
        state.offset -= input.wheel * wheel_step;
    }
    if (spec_.content_height <= spec_.rect.height) return;
    if (const auto key = ui_.take_key({Key::page_up, Key::page_down})) {
        state.offset += (key->key == Key::page_down ? 0.9F : -0.9F) * spec_.rect.height;
    }
}

bool ScrollArea::shows(Rect rect) const {
    return rect.bottom() - offset_ > spec_.rect.y && rect.y - offset_ < spec_.rect.bottom();
}

void ScrollArea::draw_bar() const {
    const Rect r = spec_.rect;
    if (spec_.content_height <= r.height) return;
    const float length = std::max(40.0F, r.height * r.height / spec_.content_height);
    const float y = r.y + (r.height - length) * offset_ / (spec_.content_height - r.height);
    ui_.painter().fill({r.right() - 10, y + 4, 6, length - 8}, ui_.palette().line, 3);
}

}  // namespace kiosk
