#pragma once

#include "kiosk/widgets/input_queue.h"

union SDL_Event;
struct SDL_KeyboardEvent;

namespace kiosk {

// Turns SDL's events into ours. Mouse events that SDL makes up from touches are ignored, touch comes as
// fingers.
class SdlInput {
  public:
    explicit SdlInput(InputQueue& queue) : queue_(queue) {}

    void resize(int width_px, int height_px);  // touches come as fractions of the window
    void take(const SDL_Event& event, core::Instant when);

  private:
    void take_key(const SDL_KeyboardEvent& event, core::Instant when);

    InputQueue& queue_;
    int width_px_ = 1;
    int height_px_ = 1;
    bool drop_text_ = false;  // the text that follows this key is not meant as text
};

}  // namespace kiosk
