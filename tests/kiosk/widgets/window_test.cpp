#include "kiosk/widgets/window.h"

#include <SDL.h>

#include <catch2/catch.hpp>

#include <cstdlib>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/field.h"

using namespace kiosk;
using core::Milliseconds;

namespace {

class HandClock : public core::Clock {
  public:
    core::Moment wall_time() override { return {}; }
    core::Instant instant() override { return now; }

    core::Instant now{Milliseconds(5000)};
};

// A window of SDL's dummy driver: real SDL events, no screen.
struct OpenWindow {
    HandClock clock;
    std::unique_ptr<Window> window;

    OpenWindow() {
        ::setenv("SDL_VIDEODRIVER", "dummy", 1);
        auto opened = Window::open({.width_px = 960, .height_px = 540}, clock);
        REQUIRE(opened.has_value());
        window = std::move(*opened);
    }

    void run(const DrawScreen& draw) {
        for (int turn = 0; turn < 20; ++turn) {
            window->wait(Milliseconds(0));
            clock.now += Milliseconds(16);
            window->frame(draw);
        }
    }
};

void push_finger(Uint32 type, float x, float y) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.fingerId = 7;
    event.tfinger.x = x;
    event.tfinger.y = y;
    SDL_PushEvent(&event);
}

void push_key(SDL_Keycode code, Uint16 mod, const char* text) {
    SDL_Event key{};
    key.type = SDL_KEYDOWN;
    key.key.keysym.sym = code;
    key.key.keysym.mod = mod;
    SDL_PushEvent(&key);
    if (text == nullptr) return;
    SDL_Event typed{};
    typed.type = SDL_TEXTINPUT;
    SDL_strlcpy(typed.text.text, text, sizeof typed.text.text);
    SDL_PushEvent(&typed);
}

}  // namespace

TEST_CASE("a touch on the window presses; the mouse event that SDL makes of it does not press again") {
    OpenWindow open;
    int acts = 0;
    const DrawScreen draw = [&](Ui& ui) {
        if (button(ui, {.id = "a", .label = "A", .rect = {400, 400, 400, 200}})) ++acts;
    };
    open.run(draw);
    push_finger(SDL_FINGERDOWN, 600 / 1920.0F, 500 / 1080.0F);
    push_finger(SDL_FINGERUP, 600 / 1920.0F, 500 / 1080.0F);
    for (const Uint32 type : {SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP}) {
        SDL_Event mouse{};
        mouse.type = type;
        mouse.button.which = SDL_TOUCH_MOUSEID;
        mouse.button.button = SDL_BUTTON_LEFT;
        mouse.button.x = 300;
        mouse.button.y = 250;
        SDL_PushEvent(&mouse);
    }
    open.run(draw);
    CHECK(acts == 1);
}

TEST_CASE("Alt and a digit is a key and never also a digit in the field") {
    OpenWindow open;
    int acts = 0;
    std::string value;
    const DrawScreen draw = [&](Ui& ui) {
        if (button(ui, {.id = "quick", .label = "124", .rect = {100, 100, 300, 80}, .hint = "Alt 1"})) ++acts;
        value =
            field(ui,
                  {.id = "f", .label = "F", .value = value, .rect = {100, 300, 300, 68}, .autofocus = true})
                .text;
    };
    open.run(draw);
    push_key(SDLK_1, KMOD_LALT, "1");
    push_key(SDLK_2, 0, "2");
    push_key(SDLK_KP_3, 0, nullptr);
    open.run(draw);
    CHECK(acts == 1);
    CHECK(value == "23");
}

TEST_CASE("a held key does not type on and does not act again") {
    OpenWindow open;
    int acts = 0;
    std::string value;
    const DrawScreen draw = [&](Ui& ui) {
        if (button(ui, {.id = "b", .label = "B", .rect = {100, 100, 300, 80}, .hint = "F5"})) ++acts;
        value =
            field(ui,
                  {.id = "f", .label = "F", .value = value, .rect = {100, 300, 300, 68}, .autofocus = true})
                .text;
    };
    open.run(draw);
    for (const Uint8 repeat : {Uint8{0}, Uint8{1}, Uint8{1}}) {
        SDL_Event key{};
        key.type = SDL_KEYDOWN;
        key.key.repeat = repeat;
        key.key.keysym.sym = SDLK_F5;
        SDL_PushEvent(&key);
    }
    open.run(draw);
    CHECK(acts == 1);
}

TEST_CASE("the window draws once for a still screen and again when it was covered") {
    OpenWindow open;
    const DrawScreen draw = [](Ui& ui) {
        button(ui, {.id = "a", .label = "A", .rect = {100, 100, 300, 80}});
    };
    open.run(draw);
    CHECK_FALSE(open.window->frame(draw));
    SDL_Event exposed{};
    exposed.type = SDL_WINDOWEVENT;
    exposed.window.event = SDL_WINDOWEVENT_EXPOSED;
    SDL_PushEvent(&exposed);
    open.window->wait(Milliseconds(0));
    CHECK(open.window->frame(draw));
}

TEST_CASE("a still window is due for a frame after 100 ms, at once after wake()") {
    OpenWindow open;
    open.run([](Ui&) {});
    CHECK_FALSE(open.window->due());
    open.clock.now += Milliseconds(99);
    CHECK_FALSE(open.window->due());
    open.clock.now += Milliseconds(1);
    CHECK(open.window->due());
    open.run([](Ui&) {});
    open.window->wake();
    CHECK(open.window->due());
}

TEST_CASE("without a display opening is a problem, not a crash") {
    ::setenv("SDL_VIDEODRIVER", "no_such_driver", 1);
    HandClock clock;
    const auto window = Window::open({}, clock);
    REQUIRE_FALSE(window.has_value());
    CHECK(window.error().code == core::ProblemCode::no_display);
}
