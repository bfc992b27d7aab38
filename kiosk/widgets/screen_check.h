#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/registry.h"
#include "kiosk/widgets/theme.h"

namespace kiosk {

enum class ScreenFault {
    id_repeated,
    id_missing,
    label_missing,
    target_small,
    text_small,
    contrast_low,
    glyph_missing,
    text_overflows,
    off_screen,
    targets_overlap,
};

std::string_view name_of(ScreenFault fault);

struct ScreenFinding {
    ScreenFault fault;
    std::string id;
    std::string sentence;
};

// Limits by station: facts about hands and eyes, in millimetres on the panel (ADA 707, WCAG 2.2, Colle 2004).
struct ScreenLimits {
    float px_per_mm = 3.64F;
    float target_mm = 12;
    float money_target_mm = 15;
    float capital_mm = 2.3F;
    double contrast = 4.5;
};

ScreenLimits limits_for(const Display& display);

// Everything that is wrong with what a frame recorded; empty for a good screen. Parts scrolled out of sight
// are not looked at.
std::vector<ScreenFinding> check_screen(const Registry& registry, const Display& display,
                                        const ScreenLimits& limits);
std::vector<ScreenFinding> check_screen(const Registry& registry, const Display& display);

}  // namespace kiosk
