#pragma once

#include <span>
#include <string_view>

#include "kiosk/widgets/button.h"

namespace kiosk {

// The blue head of every kiosk screen.
void kiosk_head(Ui& ui, std::string_view utility, std::string_view place);

// The four steps; `current` counts from 0. Steps before it carry a check.
void step_bar(Ui& ui, std::span<const std::string_view> steps, int current);

// A kiosk button. With a figure: label and note at the left, the amount at the right edge. With a chevron:
// icon and label at the left. Otherwise the label is in the middle.
struct KioskButtonSpec {
    std::string_view id{};
    std::string_view label{};
    Rect rect{};
    ButtonKind kind = ButtonKind::plain;
    Icon icon = Icon::none;
    std::string_view note{};  // under the label; a new line is kept
    Icon note_icon = Icon::none;
    Tone note_tone = Tone::neutral;
    std::string_view figure{};  // "$123.45"
    bool chevron = false;
    bool large = false;    // label and figure one size up
    float time_left = -1;  // 0 to 1: a bar at the foot, for what happens by itself
    bool money = false;
};
bool kiosk_button(Ui& ui, const KioskButtonSpec& spec);

// The white strip at the foot that every kiosk screen has: languages above, tools below.
struct FootKey {
    std::string_view id{};
    std::string_view label{};
    Icon icon = Icon::none;
    bool selected = false;
};
// The id that was pressed, or empty.
std::string_view kiosk_foot(Ui& ui, std::span<const FootKey> languages, std::span<const FootKey> tools);

inline constexpr float kiosk_foot_top = 1656;

}  // namespace kiosk
