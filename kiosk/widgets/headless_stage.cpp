#include "kiosk/widgets/headless_stage.h"

namespace kiosk {

namespace {

constexpr int frames_to_settle_max = 300;
constexpr std::int64_t only_finger = 1;

}  // namespace

core::Result<std::unique_ptr<HeadlessStage>> HeadlessStage::open(const StageOptions& options) {
    auto stage = Stage::create(options);
    if (!stage) return tl::unexpected(stage.error());
    return std::unique_ptr<HeadlessStage>(new HeadlessStage(std::move(*stage)));
}

HeadlessStage::HeadlessStage(std::unique_ptr<Stage> stage)
    : stage_(std::move(stage)),
      canvas_(stage_->display().width_px, stage_->display().height_px),
      draw_([](Ui&) {}),
      // Not zero, so that a press at the very beginning is not taken for one before the beginning.
      now_(core::Milliseconds(1000)) {}

void HeadlessStage::show(DrawScreen draw) {
    draw_ = std::move(draw);
    frame();
    settle();
}

void HeadlessStage::frame() {
    now_ += frame_time;
    stage_->build(draw_, now_);
}

void HeadlessStage::settle() {
    for (int frames = 0; pending() && frames < frames_to_settle_max; ++frames) frame();
}

void HeadlessStage::wait(core::Milliseconds time) {
    const core::Instant end = now_ + time;
    while (now_ + frame_time <= end) frame();
    now_ = end;
}

std::optional<Point> HeadlessStage::place_of(std::string_view id_or_label) {
    frame();
    const WidgetRecord* record = registry().find_pressable(id_or_label);
    if (record == nullptr || !record->enabled) return std::nullopt;
    const Rect seen = overlap(record->rect, record->clip);
    if (seen.empty()) return std::nullopt;
    return seen.centre();
}

bool HeadlessStage::press(std::string_view id_or_label) {
    const auto at = place_of(id_or_label);
    if (!at) return false;
    queue().pointer_moved(*at);
    queue().pointer_pressed(*at, now_);
    queue().pointer_released(*at, now_);
    settle();
    return true;
}

bool HeadlessStage::touch(std::string_view id_or_label) {
    const auto at = place_of(id_or_label);
    if (at) tap(*at);
    return at.has_value();
}

bool HeadlessStage::key(std::string_view name) {
    const auto press = key_named(name);
    if (!press) return false;
    queue().key(*press, now_);
    settle();
    return true;
}

void HeadlessStage::type(std::string_view text) {
    queue().typed(text, now_);
    settle();
}

void HeadlessStage::tap(Point px) {
    queue().finger_down(only_finger, px, now_);
    queue().finger_up(only_finger, px, now_);
    settle();
}

void HeadlessStage::drag(Point from_px, Point to_px) {
    constexpr int steps = 10;
    queue().finger_down(only_finger, from_px, now_);
    frame();
    for (int step = 1; step <= steps; ++step) {
        const float part = static_cast<float>(step) / steps;
        queue().finger_moved(
            only_finger, {from_px.x + (to_px.x - from_px.x) * part, from_px.y + (to_px.y - from_px.y) * part},
            now_);
        frame();
    }
    queue().finger_up(only_finger, to_px, now_);
    settle();
}

Canvas& HeadlessStage::canvas() {
    if (stage_->changed()) {
        stage_->render(canvas_.view());
        ++times_drawn_;
    }
    return canvas_;
}

}  // namespace kiosk
