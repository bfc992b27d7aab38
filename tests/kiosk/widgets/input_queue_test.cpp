#include "kiosk/widgets/input_queue.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace kiosk;
using core::Instant;
using core::Milliseconds;

namespace {

Instant at(int milliseconds) {
    return Instant(Milliseconds(milliseconds));
}

constexpr KeyPress enter{.key = Key::enter};

}  // namespace

TEST_CASE("a tap between two frames is a press and, a frame later, a release") {
    InputQueue queue;
    queue.pointer_pressed({10, 20}, at(5));
    queue.pointer_released({10, 20}, at(9));

    const FrameInput first = queue.next();
    CHECK(first.pressed);
    CHECK_FALSE(first.released);
    CHECK(first.made_at == at(5));
    const FrameInput second = queue.next();
    CHECK_FALSE(second.pressed);
    CHECK(second.released);
    CHECK(second.made_at == at(9));
    CHECK(queue.empty());
}

TEST_CASE("of a hundred taps before one frame none is lost") {
    InputQueue queue;
    for (int tap = 0; tap < 100; ++tap) {
        queue.finger_down(tap, {1, 1}, at(tap));
        queue.finger_up(tap, {1, 1}, at(tap));
    }
    int presses = 0, releases = 0;
    for (int frame = 0; frame < 250; ++frame) {
        const FrameInput input = queue.next();
        presses += input.pressed ? 1 : 0;
        releases += input.released ? 1 : 0;
    }
    CHECK(presses == 100);
    CHECK(releases == 100);
    CHECK(queue.empty());
}

TEST_CASE("two scans before one frame are two texts, each with its Enter") {
    InputQueue queue;
    for (const char digit : {'1', '2'}) {
        for (int i = 0; i < 20; ++i) queue.typed(std::string(1, digit), at(i));
        queue.key(enter, at(20));
    }
    const FrameInput first = queue.next(), second = queue.next();
    CHECK(first.typed == std::string(20, '1'));
    CHECK(first.key == enter);
    CHECK(second.typed == std::string(20, '2'));
    CHECK(second.key == enter);
    CHECK(queue.empty());
}

TEST_CASE("characters after a key wait for the next frame") {
    InputQueue queue;
    queue.typed("12", at(1));
    queue.key({.key = Key::backspace}, at(2));
    queue.typed("3", at(3));

    const FrameInput first = queue.next();
    CHECK(first.typed == "12");
    CHECK(first.key == KeyPress{.key = Key::backspace});
    CHECK(queue.next().typed == "3");
}

TEST_CASE("keys and presses keep their order across kinds") {
    InputQueue queue;
    queue.pointer_pressed({1, 1}, at(1));
    queue.typed("5", at(2));
    queue.pointer_released({1, 1}, at(3));

    CHECK(queue.next().pressed);
    const FrameInput second = queue.next();
    CHECK(second.typed == "5");
    CHECK_FALSE(second.released);
    CHECK(queue.next().released);
}

TEST_CASE("a press keeps the place where it was made although the finger moved on") {
    InputQueue queue;
    queue.pointer_pressed({10, 10}, at(1));
    queue.pointer_moved({300, 300});
    CHECK(queue.next().pointer == Point{10, 10});
    CHECK(queue.next().pointer == Point{300, 300});
}

TEST_CASE("the hover of a finger is gone two frames after it lifts") {
    InputQueue queue;
    queue.finger_down(1, {10, 10}, at(1));
    queue.finger_up(1, {10, 10}, at(2));
    queue.next();
    CHECK(queue.next().pointer.has_value());
    CHECK(queue.next().pointer.has_value());
    CHECK_FALSE(queue.next().pointer.has_value());
    CHECK(queue.empty());
}

TEST_CASE("a mouse stays where it is after a click") {
    InputQueue queue;
    queue.pointer_pressed({10, 10}, at(1));
    queue.pointer_released({10, 10}, at(2));
    for (int frame = 0; frame < 5; ++frame) CHECK(queue.next().pointer.has_value());
}

TEST_CASE("only the first finger counts") {
    InputQueue queue;
    queue.finger_down(1, {10, 10}, at(1));
    queue.finger_down(2, {90, 90}, at(2));
    queue.finger_moved(2, {95, 95}, at(3));
    queue.finger_up(2, {95, 95}, at(4));
    queue.finger_up(1, {10, 10}, at(5));

    CHECK(queue.next().pointer == Point{10, 10});
    const FrameInput second = queue.next();
    CHECK(second.released);
    CHECK(second.pointer == Point{10, 10});
}

TEST_CASE("a finger whose lift was lost gives way after three seconds of silence") {
    for (const auto& [silence, taps] : {std::pair{2999, 1}, std::pair{3000, 2}}) {
        InputQueue queue;
        queue.finger_down(1, {10, 10}, at(0));
        queue.finger_down(2, {90, 90}, at(silence));
        int presses = 0;
        for (int frame = 0; frame < 6; ++frame) presses += queue.next().pressed ? 1 : 0;
        INFO(silence);
        CHECK(presses == taps);
    }
}

TEST_CASE("a broken device cannot fill the memory") {
    InputQueue queue;
    for (int i = 0; i < 20'000; ++i) queue.key(enter, at(i));
    int keys = 0;
    for (int frame = 0; frame < 20'000; ++frame) keys += queue.next().key ? 1 : 0;
    CHECK(keys == 10'000);
}

TEST_CASE("keys are named as the screen shows them") {
    CHECK(key_named("F12") == KeyPress{.key = Key::f12});
    CHECK(key_named("Esc") == KeyPress{.key = Key::escape});
    CHECK(key_named("Alt 1") == KeyPress{.character = '1', .alt = true});
    CHECK(key_named("Ctrl P") == KeyPress{.character = 'p', .control = true});
    CHECK(key_named("Shift Tab") == KeyPress{.key = Key::tab, .shift = true});
    CHECK_FALSE(key_named("7").has_value());
    CHECK_FALSE(key_named("F13").has_value());
}
