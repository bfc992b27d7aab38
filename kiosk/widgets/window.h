#pragma once

#include <memory>
#include <string>

#include "core/base/clock.h"
#include "core/base/problem.h"
#include "kiosk/widgets/sdl_input.h"
#include "kiosk/widgets/stage.h"

struct SDL_Window;
union SDL_Event;

namespace kiosk {

struct WindowOptions {
    Station station = Station::window;
    float px_per_mm = 0;  // of the panel; 0: the usual panel of the station
    int width_px = 0;     // 0 x 0: the whole screen
    int height_px = 0;
    bool hide_cursor = false;
    Palette palette = light_palette();
    std::string texts{};
};

// The station on a real screen. One turn of the loop is: wait(), step everything else, frame(), act.
//
//     while (!window->asked_to_quit()) {
//         window->wait(window->due() ? 0ms : 5ms);
//         ... step devices and flow; window->wake() when the view may have changed ...
//         if (!window->due()) continue;
//         std::optional<Action> action;
//         window->frame([&](Ui& ui) { action = draw(ui, view); });
//         if (action) flow.act(*action);
//     }
//
// Building a frame costs about 0.2 ms, too much for every turn of 5 ms; pixels are drawn only when they
// change.
class Window {
  public:
    static core::Result<std::unique_ptr<Window>> open(const WindowOptions& options, core::Clock& clock);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // Sleeps until input or an SDL user event comes, at most so long; takes all that has come. True when some
    // came.
    bool wait(core::Milliseconds most);
    bool frame(const DrawScreen& draw);  // true when pixels were drawn and shown
    bool due() const;                    // input, movement, wake(), or 100 ms since the last frame
    void wake() { awake_ = true; }
    bool asked_to_quit() const { return asked_to_quit_; }

    void use(const Palette& palette) { stage_->ui().use(palette); }
    const Registry& registry() const { return stage_->registry(); }
    core::Done save_picture(const std::string& path);  // of the last frame; file_unwritable

  private:
    struct CloseWindow {
        void operator()(SDL_Window* window) const;
    };

    Window(SDL_Window* window, core::Clock& clock, std::unique_ptr<Stage> stage);
    void take(const SDL_Event& event);

    std::unique_ptr<SDL_Window, CloseWindow> window_;  // also ends SDL's video
    core::Clock& clock_;
    std::unique_ptr<Stage> stage_;
    SdlInput input_;
    core::Instant built_at_{};
    bool awake_ = true;
    bool asked_to_quit_ = false;
};

}  // namespace kiosk
