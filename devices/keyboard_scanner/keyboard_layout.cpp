#include "devices/keyboard_scanner/keyboard_layout.h"

#include <algorithm>
#include <cstddef>

#include "core/ports/bill_scanner.h"

namespace devices {
namespace {

constexpr std::size_t keys_per_level = 49;

constexpr DeadKey german_dead[] = {
    {0x35, KeyLevel::plain, '^'},
    {0x2e, KeyLevel::plain, core::unread_character},
    {0x2e, KeyLevel::shifted, '`'},
};
constexpr DeadKey spanish_dead[] = {
    {0x2f, KeyLevel::plain, '`'},
    {0x2f, KeyLevel::shifted, '^'},
    {0x34, KeyLevel::plain, core::unread_character},
    {0x34, KeyLevel::shifted, core::unread_character},
};
constexpr DeadKey french_dead[] = {
    {0x2f, KeyLevel::plain, '^'},
    {0x2f, KeyLevel::shifted, core::unread_character},
};

// Each line: letters, digits, then - = [ ] \ # ; ' ` , . / of the US keyboard, and the key beside the left
// shift.
constexpr KeyboardLayout layouts[] = {
    {"us",
     {"abcdefghijklmnopqrstuvwxyz"
      "1234567890"
      "-=[]\\\\;'`,./"
      "\\",
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      "!@#$%^&*()"
      "_+{}||:\"~<>?"
      "|",
      "                          "
      "          "
      "            "
      " "},
     {},
     '.'},
    {"uk",
     {"abcdefghijklmnopqrstuvwxyz"
      "1234567890"
      "-=[]##;'`,./"
      "\\",
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      "!\" $%^&*()"
      "_+{}~~:@ <>?"
      "|",
      "                          "
      "          "
      "            "
      " "},
     {},
     '.'},
    {"german",
     {"abcdefghijklmnopqrstuvwxzy"
      "1234567890"
      "   +##   ,.-"
      "<",
      "ABCDEFGHIJKLMNOPQRSTUVWXZY"
      "!\" $%&/()="
      "?  *''   ;:_"
      ">",
      "                @         "
      "      {[]}"
      "\\  ~        "
      "|"},
     german_dead,
     ','},
    {"spanish",
     {"abcdefghijklmnopqrstuvwxyz"
      "1234567890"
      "'  +     ,.-"
      "<",
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      "!\" $%&/()="
      "?  *     ;:_"
      ">",
      "                          "
      "|@#~      "
      "  []}} {\\   "
      " "},
     spanish_dead,
     '.'},
    {"french",
     {"qbcdefghijkl,noparstuvzxyw"
      "& \"'(- _  "
      ")= $**m  ;:!"
      "<",
      "QBCDEFGHIJKL?NOPARSTUVZXYW"
      "1234567890"
      " +    M% ./ "
      ">",
      "                          "
      " ~#{[|`\\^@"
      "]}          "
      " "},
     french_dead,
     '.'},
};

constexpr bool every_level_is_whole() {
    for (const KeyboardLayout& layout : layouts) {
        for (const std::string_view level : layout.levels) {
            if (level.size() != keys_per_level) return false;
        }
    }
    return true;
}
static_assert(every_level_is_whole());

std::size_t place_of(std::uint8_t usage) {
    if (usage >= 0x04 && usage <= 0x27) return static_cast<std::size_t>(usage - 0x04);
    if (usage >= 0x2d && usage <= 0x38) return static_cast<std::size_t>(usage - 0x2d + 36);
    return usage == 0x64 ? keys_per_level - 1 : keys_per_level;
}

}  // namespace

std::span<const KeyboardLayout> keyboard_layouts() {
    return layouts;
}

const KeyboardLayout& us_layout() {
    return layouts[0];
}

const KeyboardLayout* keyboard_layout(std::string_view name) {
    const auto* found = std::find_if(std::begin(layouts), std::end(layouts),
                                     [&](const KeyboardLayout& layout) { return layout.name == name; });
    return found == std::end(layouts) ? nullptr : found;
}

char typed_character(const KeyboardLayout& layout, std::uint8_t usage, KeyLevel level) {
    const std::size_t place = place_of(usage);
    if (place >= keys_per_level) return 0;
    const char typed = layout.levels[static_cast<std::size_t>(level)][place];
    return typed == ' ' ? '\0' : typed;
}

const DeadKey* dead_key(const KeyboardLayout& layout, std::uint8_t usage, KeyLevel level) {
    const auto found =
        std::find_if(layout.dead_keys.begin(), layout.dead_keys.end(),
                     [&](const DeadKey& key) { return key.usage == usage && key.level == level; });
    return found == layout.dead_keys.end() ? nullptr : &*found;
}

}  // namespace devices
