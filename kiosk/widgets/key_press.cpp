#include "kiosk/widgets/key_press.h"

#include <array>
#include <utility>

namespace kiosk {

namespace {

using enum Key;
constexpr std::array<std::pair<std::string_view, Key>, 25> names{{
    {"Enter", enter},
    {"Esc", escape},
    {"Tab", tab},
    {"Backspace", backspace},
    {"Delete", erase},
    {"Left", left},
    {"Right", right},
    {"Up", up},
    {"Down", down},
    {"Home", home},
    {"End", end},
    {"Page up", page_up},
    {"Page down", page_down},
    {"F1", f1},
    {"F2", f2},
    {"F3", f3},
    {"F4", f4},
    {"F5", f5},
    {"F6", f6},
    {"F7", f7},
    {"F8", f8},
    {"F9", f9},
    {"F10", f10},
    {"F11", f11},
    {"F12", f12},
}};

bool take_prefix(std::string_view& name, std::string_view prefix) {
    if (!name.starts_with(prefix)) return false;
    name.remove_prefix(prefix.size());
    return true;
}

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

std::optional<KeyPress> key_named(std::string_view name) {
    KeyPress press;
    press.control = take_prefix(name, "Ctrl ");
    press.alt = take_prefix(name, "Alt ");
    press.shift = take_prefix(name, "Shift ");
    if (name.size() == 1 && (press.control || press.alt)) {
        press.character = lower(name.front());
        return press;
    }
    for (const auto& [known, key] : names) {
        if (name == known) {
            press.key = key;
            return press;
        }
    }
    return std::nullopt;
}

}  // namespace kiosk
