#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosk {

enum class Key {
    character,  // with Ctrl or Alt; plain characters arrive as text
    enter,
    escape,
    tab,
    backspace,
    erase,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
};

struct KeyPress {
    Key key = Key::character;
    char character = 0;  // lower case letter or digit, only with Key::character
    bool control = false;
    bool alt = false;
    bool shift = false;

    bool operator==(const KeyPress&) const = default;
};

// "F12", "Alt 1", "Ctrl P", "Esc", "Enter", "Tab", "Backspace", "Left", "Shift Tab": as keys are named on the
// screen. Nothing for other words; a single character is text, not a key.
std::optional<KeyPress> key_named(std::string_view name);

}  // namespace kiosk
