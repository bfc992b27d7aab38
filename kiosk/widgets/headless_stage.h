#pragma once

#include <string_view>

#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/screen_check.h"
#include "kiosk/widgets/stage.h"

namespace kiosk {

// A station without a window, for tests: the same Ui, a clock that only moves by frames of 16 ms, a canvas.
//
//     auto stage = HeadlessStage::open({.display = window_display()});
//     stage->show([&](Ui& ui) { if (auto action = draw(ui, view)) actions.push_back(*action); });
//     REQUIRE(stage->press("Take payment"));
class HeadlessStage {
  public:
    static constexpr core::Milliseconds frame_time{16};

    static core::Result<std::unique_ptr<HeadlessStage>> open(
        const StageOptions& options = {});  // font_missing

    void show(DrawScreen draw);  // from now on this is drawn; draws the first frames
    void frame();                // one frame
    void settle();               // frames until nothing is pending, 300 at most
    void wait(core::Milliseconds time);

    // Each does what a person does and lets the answer be drawn. False: nothing of this id or label can be
    // pressed now (it is off, not there, or out of sight).
    bool press(std::string_view id_or_label);
    bool touch(std::string_view id_or_label);
    bool key(std::string_view name);  // "F12", "Alt 1", "Enter"; false for an unknown name
    void type(std::string_view text);
    void tap(Point px);
    void drag(Point from_px, Point to_px);  // with a finger, in ten steps

    InputQueue& queue() { return stage_->queue(); }
    Ui& ui() { return stage_->ui(); }
    core::Instant now() const { return now_; }
    const Registry& registry() const { return stage_->registry(); }
    const WidgetRecord* find(std::string_view id_or_label) const { return registry().find(id_or_label); }
    std::vector<ScreenFinding> findings() const { return check_screen(registry(), stage_->display()); }
    bool pending() const { return stage_->pending(); }
    Canvas& canvas();  // the picture, drawn only when it changed
    int times_drawn() const { return times_drawn_; }
    std::uint64_t picture() const { return stage_->picture(); }

  private:
    explicit HeadlessStage(std::unique_ptr<Stage> stage);
    std::optional<Point> place_of(std::string_view id_or_label);

    std::unique_ptr<Stage> stage_;
    Canvas canvas_;
    DrawScreen draw_;
    core::Instant now_{};
    int times_drawn_ = 0;
};

}  // namespace kiosk
