#pragma once

#include <string_view>

#include "kiosk/widgets/ui.h"

namespace kiosk {

// A white card. `edge` puts a 6-unit rule of that tone on top (an approval).
struct PanelOptions {
    std::string_view title{};
    std::string_view note{};  // at the title line's right end, muted
    Tone edge = Tone::neutral;
    float title_y = 32;  // the title line below the panel's top
};
void panel(Ui& ui, Rect rect, const PanelOptions& options = {});

// A tinted area at a panel's bottom, with its corners and a rule of the tone on top: what is money given or
// kept.
void panel_foot(Ui& ui, Rect panel, float height, Tone tone);

// One kind of what is owed: bar, name, a reason in words, subtotal on the money line. Lies inside its panel's
// edge.
struct GroupBandSpec {
    std::string_view id{};
    Rect rect{};
    Tone tone = Tone::neutral;
    std::string_view name{};
    std::string_view reason{};
    std::string_view amount{};
    float amount_x = 0;  // where the amount ends
};
void group_band(Ui& ui, const GroupBandSpec& spec);

// A row that can be pressed; its texts are drawn over it by the screen.
struct RowSpec {
    std::string_view id{};
    std::string_view label{};  // the whole row in words
    Rect rect{};
    bool selected = false;
};
bool row(Ui& ui, const RowSpec& spec);

void divider(Ui& ui, float x, float y, float width);
void upright_divider(Ui& ui, float x, float y, float height);

// A state or a flag in words with an icon; not a button. Answers its right end.
struct ChipSpec {
    std::string_view id{};
    std::string_view label{};
    Icon icon = Icon::none;
    Tone tone = Tone::neutral;
    float height = 40;
};
float chip(Ui& ui, Point left_middle, const ChipSpec& spec);
float chip_width(const Ui& ui, const ChipSpec& spec);

// A sentence with a bar of its tone at the left: what an act does, or what went wrong.
struct NoticeSpec {
    std::string_view id{};
    std::string_view text{};  // *bold* spans
    Rect rect{};
    Tone tone = Tone::warn;
    Icon icon = Icon::none;
    Type type = Type::strong;
};
void notice(Ui& ui, const NoticeSpec& spec);

}  // namespace kiosk
