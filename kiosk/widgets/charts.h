#pragma once

#include <span>
#include <string_view>

#include "kiosk/widgets/ui.h"

namespace kiosk {

// Bars over months; only the important one carries its number.
struct ChartBar {
    std::string_view label{};  // under the bar
    int value = 0;
    Icon mark = Icon::none;  // under the label
    Tone mark_tone = Tone::neutral;
};
struct BarChartSpec {
    std::string_view id{};
    std::string_view label{};
    Rect rect{};  // with axis, labels and marks
    std::span<const ChartBar> bars{};
    int important = -1;
    std::string_view important_text{};
};
void bar_chart(Ui& ui, const BarChartSpec& spec);

// Zero in the middle, short to the left in red, over to the right in amber; -1 to 1.
void diverging_bar(Ui& ui, Rect rect, float value);

}  // namespace kiosk
