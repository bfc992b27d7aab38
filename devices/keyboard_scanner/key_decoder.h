#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "devices/keyboard_scanner/keyboard_layout.h"

namespace devices {

// Turns the boot reports of a keyboard into the characters that were typed:
//
//   0      modifiers: 01 control, 02 shift, 04 alt, 08 command; 10 20 40 80 the same on the right
//   1      reserved
//   2..7   usages of the keys that are down, 00 for none; all 01 while more are down than fit
//
// A character is typed when its key goes down, so keys may overlap and an idle report repeats nothing.
// Control characters come as control and a key (control ] is GS) or as alt and a number on the keypad (alt
// 029 is GS). Enter gives '\r' and tab '\t'. Whatever else was pressed, or may have been lost, gives
// core::unread_character: it was something, and nobody knows what.
class KeyDecoder {
  public:
    static constexpr std::size_t report_size = 8;

    explicit KeyDecoder(const KeyboardLayout& layout) : layout_(layout) {}

    std::string push(std::string_view report);  // what was typed, at most eight characters
    void release_all();                         // the cable was pulled: nothing is down any more

  private:
    using Keys = std::array<std::uint8_t, 6>;

    void press(std::uint8_t usage, std::uint8_t modifiers, std::string& typed);
    bool takes_number_key(std::uint8_t usage, std::uint8_t modifiers);
    char key_character(std::uint8_t usage, std::uint8_t modifiers);
    char printed_character(std::uint8_t usage, KeyLevel level);
    char finish_number();

    const KeyboardLayout& layout_;
    Keys down_{};
    bool was_overrun_ = false;
    bool has_caps_lock_ = false;
    const DeadKey* waiting_dead_key_ = nullptr;
    std::string number_;  // typed on the keypad while alt is down
};

}  // namespace devices
