#pragma once

#include <string_view>

#include "kiosk/widgets/ui.h"

namespace kiosk {

struct ScrollSpec {
    std::string_view id{};
    Rect rect{};
    float content_height = 0;  // everything that will be drawn, in design units from rect.y
};

// While it lives, all that is drawn lies inside `rect` and is moved by the scroll. Draw the content from
// rect.y down as if there were room for all of it. Scrolls by drag past 4 mm (which takes the press away from
// what lies under it), by wheel, and by Page up and Page down.
class ScrollArea {
  public:
    ScrollArea(Ui& ui, const ScrollSpec& spec);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    float offset() const { return offset_; }
    bool shows(Rect rect) const;  // rows out of sight need not be drawn

  private:
    void follow_drag(ScrollState& state);
    void follow_wheel_and_keys(ScrollState& state);
    void draw_bar() const;

    Ui& ui_;
    ScrollSpec spec_;
    float offset_ = 0;
};

}  // namespace kiosk
