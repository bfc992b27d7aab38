#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/geometry.h"
#include "kiosk/widgets/palette.h"

namespace kiosk {

enum class Role { page, heading, text, money, status, button, field, row, image, progress, message };

std::string_view name_of(Role role);

// One piece of text as it was drawn.
struct DrawnText {
    std::string text{};
    Colour ink{}, ground{};
    float capital_px = 0;
    bool overflows = false;      // wider than its room, or outside its widget
    bool glyph_missing = false;  // a character has no picture in this font
};

// What one widget is in this frame.
struct WidgetRecord {
    std::string id{};  // unique on its page, the same in every language
    Role role = Role::text;
    std::string label{};  // what it is called, in the person's language; spoken first
    std::string value{};  // what it holds now; spoken second. A PIN holds asterisks
    Rect rect{};          // pixels
    Rect clip{};          // pixels; what of the rectangle can be seen
    bool enabled = true;
    bool focused = false;
    bool pressable = false;
    bool money = false;  // pressing it moves money
    std::vector<DrawnText> texts{};
};

// All widgets of one frame in drawing order, which is also the order of speech and of the keypad.
//
// It feeds tests that press by label, the checks of every screen, speech, and outside tests that look for a
// widget's place. A record must be there for all that a person can read or press.
class Registry {
  public:
    void clear() { records_.clear(); }
    WidgetRecord& add(WidgetRecord record);

    const std::deque<WidgetRecord>& records() const { return records_; }
    const WidgetRecord* find(std::string_view id_or_label) const;  // by id, else the first of this label
    const WidgetRecord* find_pressable(
        std::string_view id_or_label) const;  // the same among what can be pressed

  private:
    std::deque<WidgetRecord> records_;  // a deque, so that a reference stays good while others are added
};

// One JSON object a line: id, role, label, value, x, y, width, height (pixels of the window), enabled,
// focused.
std::string json_lines(const Registry& registry);

}  // namespace kiosk
