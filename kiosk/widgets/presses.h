#pragma once

#include <string>
#include <string_view>

#include "kiosk/widgets/frame_input.h"

namespace kiosk {

// Follows one press from the widget where it begins to the widget where it ends; it acts when they are the
// same.
class Presses {
  public:
    struct State {
        bool held = false;
        bool acted = false;
    };

    void begin(const FrameInput& input);
    State track(std::string_view id, Rect seen_px);  // the visible part of the widget
    void cancel();                                   // the press has become a drag
    void end();
    bool down() const { return down_; }

  private:
    FrameInput input_;
    bool down_ = false;
    bool taken_ = false;  // some widget holds the press
    std::string holder_;
};

}  // namespace kiosk
