#pragma once

#include <string_view>

#include "kiosk/widgets/ui.h"

namespace kiosk {

// A message across the page: what happened, and what to do now. Solid in its tone; draw it last.
struct BannerSpec {
    std::string_view id{};
    std::string_view text{};
    std::string_view advice{};
    Rect rect{};
    Tone tone = Tone::info;
    Icon icon = Icon::information;
    std::string_view action{};  // label of its only button; the whole banner is pressed
    std::string_view hint{};
};

// True when its action was asked for.
bool banner(Ui& ui, const BannerSpec& spec);

}  // namespace kiosk
