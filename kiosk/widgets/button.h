#pragma once

#include <string_view>

#include "kiosk/widgets/ui.h"

namespace kiosk {

// off: cannot be pressed now; its note says why or what is missing, and it stays readable.
enum class ButtonKind { plain, primary, danger, selected, off, ghost };

// How hint, label and note stand.
//   centred: hint left, label in the middle, note under it
//   value:   hint left, label (a figure) at the right edge
//   stacked: hint top left, label under it, note top right
enum class ButtonFace { centred, value, stacked };

struct ButtonSpec {
    std::string_view id{};
    std::string_view label{};
    Rect rect{};
    std::string_view
        hint{};  // the keyboard key: shown, and pressing it acts ("F12", "Alt 1", "Ctrl P", "Esc")
    std::string_view note{};
    ButtonKind kind = ButtonKind::plain;
    ButtonFace face = ButtonFace::centred;
    Icon icon = Icon::none;  // before the label, or alone
    bool icon_only = false;  // the label is for speech and tests
    Type type = Type::body;
    bool money = false;  // acting moves money: a second press within 400 ms is ignored
};

// True when it acts: pressed and released inside, or its key was pressed.
bool button(Ui& ui, const ButtonSpec& spec);

// One of several answers: a round mark, the label, its key at the right edge.
struct ChoiceSpec {
    std::string_view id{};
    std::string_view label{};
    Rect rect{};
    std::string_view hint{};  // a digit works while no field has the focus
    std::string_view note{};  // at the right edge, instead of the hint
    bool selected = false;
};
bool choice(Ui& ui, const ChoiceSpec& spec);

// The colours of a button, for components that are pressed but look different.
struct ButtonColours {
    Colour ground, ink, border, muted;
    float border_width = 2;
};
ButtonColours colours_of(const Palette& palette, ButtonKind kind, bool held);
void draw_button_body(Ui& ui, Rect rect, const ButtonColours& colours);

// Amber ring with a gap, so that it shows on blue as well as on white.
void focus_ring(Ui& ui, Rect rect);

}  // namespace kiosk
