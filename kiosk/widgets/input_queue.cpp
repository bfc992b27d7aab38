#include "kiosk/widgets/input_queue.h"

namespace kiosk {

namespace {

using namespace std::chrono_literals;

// Far more than people and scanners make between two frames; a broken device must not eat the memory.
constexpr std::size_t events_max = 10'000;

// SDL 2.26 can lose a finger-up (SDL issue 9709). A finger that was silent this long gives way to another
// one.
constexpr auto finger_silence_max = 3000ms;

// Hover stays for the frames that react to the lift, then goes: a hover left behind swallows the next tap.
constexpr int frames_with_hover_after_lift = 2;

}  // namespace

void InputQueue::push(Event event) {
    if (events_.size() >= events_max) return;
    events_.push_back(std::move(event));
}

void InputQueue::pointer_moved(Point at) {
    if (!events_.empty()) {
        if (auto* last = std::get_if<Move>(&events_.back())) {
            last->at = at;
            return;
        }
    }
    push(Move{at});
}

void InputQueue::pointer_pressed(Point at, core::Instant when) {
    push(Press{at, when});
}

void InputQueue::pointer_released(Point at, core::Instant when) {
    push(Release{at, when, false});
}

void InputQueue::pointer_left() {
    push(Leave{});
}

void InputQueue::finger_down(std::int64_t finger, Point at, core::Instant when) {
    if (finger_ && *finger_ != finger && when - finger_seen_ < finger_silence_max) return;
    if (finger_) {
        // Its lift was lost: end that press outside everything, so that it does nothing.
        push(Release{{-1, -1}, when, true});
    }
    finger_ = finger;
    finger_seen_ = when;
    push(Press{at, when});
}

void InputQueue::finger_moved(std::int64_t finger, Point at, core::Instant when) {
    if (finger_ != finger) return;
    finger_seen_ = when;
    pointer_moved(at);
}

void InputQueue::finger_up(std::int64_t finger, Point at, core::Instant when) {
    if (finger_ != finger) return;
    finger_.reset();
    push(Release{at, when, true});
}

void InputQueue::wheel(float notches) {
    push(Wheel{notches});
}

void InputQueue::typed(std::string_view text, core::Instant when) {
    push(Text{std::string(text), when});
}

void InputQueue::key(KeyPress press, core::Instant when) {
    push(KeyDown{press, when});
}

FrameInput InputQueue::next() {
    Filling frame;
    while (!events_.empty() && take(frame, events_.front())) events_.pop_front();
    if (frames_until_leave_ > 0 && !frame.input.released && --frames_until_leave_ == 0) pointer_.reset();
    frame.input.pointer = pointer_;
    return std::move(frame.input);
}

bool InputQueue::empty() const {
    return events_.empty() && frames_until_leave_ == 0;
}

bool InputQueue::take(Filling& frame, const Event& event) {
    if (const auto* move = std::get_if<Move>(&event)) {
        if (frame.button) return false;
        pointer_ = move->at;
        frames_until_leave_ = 0;
        return true;
    }
    if (const auto* press = std::get_if<Press>(&event)) return take_press(frame, *press);
    if (const auto* release = std::get_if<Release>(&event)) return take_release(frame, *release);
    if (const auto* text = std::get_if<Text>(&event)) return take_text(frame, *text);
    if (const auto* key = std::get_if<KeyDown>(&event)) return take_key(frame, *key);
    if (const auto* wheel = std::get_if<Wheel>(&event)) {
        frame.input.wheel += wheel->notches;
        return true;
    }
    if (frame.button) return false;
    pointer_.reset();
    return true;
}

bool InputQueue::take_press(Filling& frame, const Press& press) {
    if (frame.button || frame.keyboard) return false;
    pointer_ = press.at;
    frames_until_leave_ = 0;
    if (!down_) {
        down_ = frame.button = frame.input.pressed = true;
        frame.input.made_at = press.when;
    }
    return true;
}

bool InputQueue::take_release(Filling& frame, const Release& release) {
    if (frame.button || frame.keyboard) return false;
    if (!down_) return true;
    pointer_ = release.at;
    down_ = false;
    frame.button = frame.input.released = true;
    frame.input.made_at = release.when;
    if (release.touch) frames_until_leave_ = frames_with_hover_after_lift;
    return true;
}

bool InputQueue::take_text(Filling& frame, const Text& text) {
    if (frame.button || frame.input.key) return false;
    frame.keyboard = true;
    frame.input.typed += text.text;
    frame.input.made_at = text.when;
    return true;
}

bool InputQueue::take_key(Filling& frame, const KeyDown& key) {
    if (frame.button || frame.input.key) return false;
    frame.keyboard = true;
    frame.input.key = key.press;
    frame.input.made_at = key.when;
    return true;
}

}  // namespace kiosk
