#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/problem.h"
#include "kiosk/widgets/input_queue.h"
#include "kiosk/widgets/rasterizer.h"
#include "kiosk/widgets/ui.h"

struct ImGuiContext;

namespace kiosk {

struct StageOptions {
    Display display;
    Palette palette = light_palette();
    std::string texts{};  // sentences of the languages in use, for their glyphs
};

using DrawScreen = std::function<void(Ui&)>;

// Everything between input and pixels: queue, Ui, fonts, rasterizer, and the one Dear ImGui context, which
// serves as font atlas and list of triangles only. Has no window; the host brings input and takes pixels.
class Stage {
  public:
    static core::Result<std::unique_ptr<Stage>> create(const StageOptions& options);  // font_missing
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    InputQueue& queue() { return queue_; }
    Ui& ui() { return ui_; }
    const Registry& registry() const { return ui_.registry(); }
    const Display& display() const { return ui_.theme().display; }

    void build(const DrawScreen& draw, core::Instant now);  // one frame, not drawn yet
    bool changed() const { return picture_ != drawn_; }     // what was built differs from what was drawn last
    std::uint64_t picture() const { return picture_; }
    void render(PixelView target);
    void forget_drawn() { drawn_.reset(); }  // the pixels were lost

    // More frames are due though nothing new came in: input waits its turn, an answer must be shown,
    // something moves.
    bool pending() const { return !queue_.empty() || ui_.wants_frame() || frames_due_ > 0; }

  private:
    struct CloseContext {
        void operator()(ImGuiContext* context) const;
    };

    Stage(const StageOptions& options, Fonts fonts);

    Fonts fonts_;
    std::unique_ptr<ImGuiContext, CloseContext> context_;
    Rasterizer rasterizer_;
    InputQueue queue_;
    Ui ui_;
    std::uint64_t picture_ = 0;
    std::optional<std::uint64_t> drawn_;
    int frames_due_ = 0;
};

}  // namespace kiosk
