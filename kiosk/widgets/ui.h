#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/focus.h"
#include "kiosk/widgets/frame_input.h"
#include "kiosk/widgets/money_guard.h"
#include "kiosk/widgets/painter.h"
#include "kiosk/widgets/presses.h"
#include "kiosk/widgets/registry.h"

namespace kiosk {

// A line of text inside a widget. Without `ink` it has the palette's ink; `room` 0 means the widget's own
// width.
struct Line {
    std::string_view text{};
    Point at{};  // `at.y` is the middle of the capitals
    TextStyle style{};
    std::optional<Colour> ink{};
    Align align = Align::left;
    float room = 0;
    bool may_cut = false;  // a text from outside (a name) ends in an ellipsis rather than overflow
};

struct PressRules {
    std::string_view shortcut{};  // "F12", "Alt 1", "2"
    bool enabled = true;
    bool money = false;
};

struct ScrollState {
    float offset = 0;
    float velocity = 0;  // design units a second
    bool dragging = false;
    std::optional<Point> grabbed{};  // pixels, where the press began
    float last_y = 0;                // pixels
};

// What draw code works with: one object for the whole life of the station, one begin() and end() a frame.
//
// A screen is a pure function from a view (plain strings and flags) to what the person asked for:
//
//     std::optional<Action> draw(Ui& ui, const PayView& view) {
//         ui.page("pay", view.title);
//         panel(ui, {1264, 72, 632, 476});
//         text(ui, view.total_label, {1288, 116});
//         money(ui, view.total, {1872, 116}, {.id = "pay.total", .style = bold(Type::amount)});
//         const FieldEdit number = field(ui, {.id = "find", .label = "Account", .value = view.typed, .rect =
//         {...}}); if (number.submitted) return Find{number.text}; if (button(ui, {.id = "pay.take", .label =
//         view.take, .rect = {1264, 960, 632, 96}, .hint = "F12",
//                         .kind = ButtonKind::primary, .money = true})) return TakePayment{};
//         return std::nullopt;
//     }
//
// Places are design units (see Theme). Every widget is drawn and recorded in one go, so what is not in the
// registry cannot be read, pressed or checked.
class Ui {
  public:
    Ui(const Theme& theme, const Fonts& fonts);
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    void begin(FrameInput input, core::Instant now, ImDrawList& list);
    void end();

    // For screens
    void page(std::string_view id,
              std::string_view title);  // first of all; a new page forgets focus and scroll
    const Palette& palette() const { return theme_.palette; }
    const Theme& theme() const { return theme_; }
    bool pressed_key(std::string_view name);  // a key that no widget shows, for example "Esc"; true once
    std::string take_typed();                 // text that no field took

    // For components
    Painter& painter() { return painter_; }
    const Painter& painter() const { return painter_; }
    WidgetRecord& record(Role role, std::string_view id, std::string_view label, Rect rect);
    float write(WidgetRecord& record, const Line& line);  // draws and records; where it ends
    void fill(Rect rect, Colour colour, float radius = 0,
              Corners corners = Corners::all);  // the ground of text on it
    Presses::State press(WidgetRecord& record, const PressRules& rules);
    const FrameInput& input() const { return input_; }
    Presses& presses() { return presses_; }
    Focus& focus() { return focus_; }
    std::optional<KeyPress> take_key(std::initializer_list<Key> keys);
    void feed(std::string_view text);  // as if typed, in the next frame: on-screen keys
    void feed(KeyPress press);
    ScrollState& scroll(std::string_view id);
    void push_clip(Rect rect);
    void pop_clip();
    float seconds() const { return seconds_; }  // since the frame before
    void want_frame() { wants_frame_ = true; }  // something moves

    // For the stage
    void use(const Palette& palette) { theme_.palette = palette; }
    const Registry& registry() const { return shown_; }  // of the last whole frame
    bool fed() const { return !fed_text_.empty() || fed_key_.has_value(); }
    bool wants_frame() const { return wants_frame_ || fed() || focus_.moving(); }

  private:
    struct Ground {
        Rect px;
        Colour colour;
    };

    bool matches(std::string_view shortcut) const;
    Colour ground_at(Rect px) const;

    Theme theme_;
    Painter painter_;
    FrameInput input_;
    Registry building_, shown_;
    Presses presses_;
    Focus focus_;
    MoneyGuard money_guard_;
    std::string page_;
    std::vector<Ground> grounds_;
    std::vector<Rect> clips_;  // pixels
    std::map<std::string, ScrollState, std::less<>> scrolls_;
    std::string fed_text_;
    std::optional<KeyPress> fed_key_;
    core::Instant now_{};
    float seconds_ = 0;
    int unnamed_ = 0;
    bool wants_frame_ = false;
};

}  // namespace kiosk
