#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/clock.h"
#include "kiosk/widgets/frame_input.h"

namespace kiosk {

// Keeps what people and scanners do until a frame has time for it, in order, one transition a frame.
//
// So a tap that begins and ends between two frames is still a press and a release, and two scans that arrive
// before one frame are two texts, each with its own Enter. Of several fingers only the first counts.
class InputQueue {
  public:
    void pointer_moved(Point at);
    void pointer_pressed(Point at, core::Instant when);
    void pointer_released(Point at, core::Instant when);
    void pointer_left();
    void finger_down(std::int64_t finger, Point at, core::Instant when);
    void finger_moved(std::int64_t finger, Point at, core::Instant when);
    void finger_up(std::int64_t finger, Point at, core::Instant when);
    void wheel(float notches);
    void typed(std::string_view text, core::Instant when);
    void key(KeyPress press, core::Instant when);

    FrameInput next();   // takes what the next frame may see
    bool empty() const;  // nothing left that a frame must see

  private:
    struct Move {
        Point at;
    };
    struct Press {
        Point at;
        core::Instant when;
    };
    struct Release {
        Point at;
        core::Instant when;
        bool touch;
    };
    struct Leave {};
    struct Wheel {
        float notches;
    };
    struct Text {
        std::string text;
        core::Instant when;
    };
    struct KeyDown {
        KeyPress press;
        core::Instant when;
    };
    using Event = std::variant<Move, Press, Release, Leave, Wheel, Text, KeyDown>;

    // A frame in the making; take() says whether the event still fits in it.
    struct Filling {
        FrameInput input;
        bool button = false;
        bool keyboard = false;
    };

    void push(Event event);
    bool take(Filling& frame, const Event& event);
    bool take_press(Filling& frame, const Press& press);
    bool take_release(Filling& frame, const Release& release);
    bool take_text(Filling& frame, const Text& text);
    bool take_key(Filling& frame, const KeyDown& key);

    std::deque<Event> events_;
    std::optional<Point> pointer_;
    bool down_ = false;
    int frames_until_leave_ = 0;
    std::optional<std::int64_t> finger_;
    core::Instant finger_seen_{};
};

}  // namespace kiosk
