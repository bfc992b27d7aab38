#include "kiosk/widgets/sdl_input.h"

#include <SDL.h>

#include <optional>

namespace kiosk {

namespace {

std::optional<Key> special_key(SDL_Keycode code) {
    if (code >= SDLK_F1 && code <= SDLK_F12)
        return static_cast<Key>(static_cast<int>(Key::f1) + (code - SDLK_F1));
    switch (code) {
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            return Key::enter;
        case SDLK_ESCAPE:
            return Key::escape;
        case SDLK_TAB:
            return Key::tab;
        case SDLK_BACKSPACE:
            return Key::backspace;
        case SDLK_DELETE:
            return Key::erase;
        case SDLK_LEFT:
            return Key::left;
        case SDLK_RIGHT:
            return Key::right;
        case SDLK_UP:
            return Key::up;
        case SDLK_DOWN:
            return Key::down;
        case SDLK_HOME:
            return Key::home;
        case SDLK_END:
            return Key::end;
        case SDLK_PAGEUP:
            return Key::page_up;
        case SDLK_PAGEDOWN:
            return Key::page_down;
        default:
            return std::nullopt;
    }
}

bool may_repeat(Key key) {
    return key >= Key::backspace && key <= Key::page_down;
}

// The keypad means digits even when Num Lock is off; SDL then sends no text for it.
std::optional<char> unlocked_keypad_digit(const SDL_Keysym& symbol) {
    if ((symbol.mod & KMOD_NUM) != 0) return std::nullopt;
    if (symbol.sym == SDLK_KP_0) return '0';
    if (symbol.sym >= SDLK_KP_1 && symbol.sym <= SDLK_KP_9)
        return static_cast<char>('1' + (symbol.sym - SDLK_KP_1));
    return std::nullopt;
}

bool is_letter_or_digit(SDL_Keycode code) {
    return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
}

Point mouse_point(int x, int y) {
    return {static_cast<float>(x), static_cast<float>(y)};
}

}  // namespace

void SdlInput::resize(int width_px, int height_px) {
    width_px_ = width_px;
    height_px_ = height_px;
}

void SdlInput::take(const SDL_Event& event, core::Instant when) {
    const auto finger_point = [this](const SDL_TouchFingerEvent& finger) {
        return Point{finger.x * static_cast<float>(width_px_), finger.y * static_cast<float>(height_px_)};
    };
    switch (event.type) {
        case SDL_MOUSEMOTION:
            if (event.motion.which != SDL_TOUCH_MOUSEID)
                queue_.pointer_moved(mouse_point(event.motion.x, event.motion.y));
            break;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) break;
            if (event.type == SDL_MOUSEBUTTONDOWN) {
                queue_.pointer_pressed(mouse_point(event.button.x, event.button.y), when);
            } else {
                queue_.pointer_released(mouse_point(event.button.x, event.button.y), when);
            }
            break;
        case SDL_FINGERDOWN:
            queue_.finger_down(event.tfinger.fingerId, finger_point(event.tfinger), when);
            break;
        case SDL_FINGERMOTION:
            queue_.finger_moved(event.tfinger.fingerId, finger_point(event.tfinger), when);
            break;
        case SDL_FINGERUP:
            queue_.finger_up(event.tfinger.fingerId, finger_point(event.tfinger), when);
            break;
        case SDL_MOUSEWHEEL:
            queue_.wheel(static_cast<float>(event.wheel.y));
            break;
        case SDL_TEXTINPUT:
            if (!drop_text_) queue_.typed(event.text.text, when);
            break;
        case SDL_KEYDOWN:
            take_key(event.key, when);
            break;
        case SDL_WINDOWEVENT:
            if (event.window.event == SDL_WINDOWEVENT_LEAVE) queue_.pointer_left();
            break;
        default:
            break;
    }
}

void SdlInput::take_key(const SDL_KeyboardEvent& event, core::Instant when) {
    const SDL_Keysym& symbol = event.keysym;
    // Right Alt makes characters on many layouts, so only the left one counts as Alt.
    KeyPress press{.key = Key::character,
                   .character = 0,
                   .control = (symbol.mod & KMOD_CTRL) != 0,
                   .alt = (symbol.mod & KMOD_LALT) != 0,
                   .shift = (symbol.mod & KMOD_SHIFT) != 0};
    const bool repeated = event.repeat != 0;
    drop_text_ = press.control || press.alt || repeated;
    if (const auto key = special_key(symbol.sym)) {
        press.key = *key;
        if (!repeated || may_repeat(*key)) queue_.key(press, when);
    } else if (repeated) {
        return;
    } else if ((press.control || press.alt) && is_letter_or_digit(symbol.sym)) {
        press.character = static_cast<char>(symbol.sym);
        press.shift = false;
        queue_.key(press, when);
    } else if (const auto digit = unlocked_keypad_digit(symbol)) {
        queue_.typed(std::string_view(&*digit, 1), when);
    }
}

}  // namespace kiosk
