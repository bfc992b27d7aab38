#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace devices {

enum class KeyLevel { plain, shifted, alt_graph };

// A key that prints nothing until the next one: with the space bar it gives its own character.
struct DeadKey {
    std::uint8_t usage = 0;
    KeyLevel level = KeyLevel::plain;
    char alone = 0;  // core::unread_character when that is no ASCII character
};

// What each key types in one country. A string holds one character a key in the order of their HID usages,
// 04 to 27 (letters, digits), 2d to 38 and 64; a blank stands where there is none, or none that bills hold.
// Source: HID Usage Tables 1.12 section 10; the tables agree with Debian's xkb-data for every ASCII
// character.
struct KeyboardLayout {
    std::string_view name;  // "us", as written in the file of devices
    std::array<std::string_view, 3> levels;
    std::span<const DeadKey> dead_keys;
    char keypad_point = '.';
};

std::span<const KeyboardLayout> keyboard_layouts();
const KeyboardLayout& us_layout();  // what scanners are set to unless somebody changed it
const KeyboardLayout* keyboard_layout(std::string_view name);  // nullptr: no such layout here

char typed_character(const KeyboardLayout& layout, std::uint8_t usage, KeyLevel level);  // 0: none
const DeadKey* dead_key(const KeyboardLayout& layout, std::uint8_t usage, KeyLevel level);

}  // namespace devices
