#include "kiosk/widgets/palette.h"

#include "core/base/ensure.h"

namespace kiosk {

Palette light_palette() {
    return {.ground = rgb(0xEEF2F6),
            .surface = rgb(0xFFFFFF),
            .sunk = rgb(0xF5F7FA),
            .ink = rgb(0x14202B),
            .muted = rgb(0x4A5A68),
            .line = rgb(0x7A8894),
            .hair = rgb(0xD5DCE3),
            .primary = rgb(0x0B4F9E),
            .on_primary = rgb(0xFFFFFF),
            .primary_tint = rgb(0xDFEBF8),
            .primary_held = rgb(0x083A75),
            .danger = rgb(0xA61B1B),
            .on_danger = rgb(0xFFFFFF),
            .danger_tint = rgb(0xFBE9E8),
            .ok = rgb(0x1B6B3A),
            .on_ok = rgb(0xFFFFFF),
            .ok_tint = rgb(0xE3F3E8),
            .warn = rgb(0x8A4B00),
            .warn_tint = rgb(0xFDF0DC),
            .bar = rgb(0x14202B),
            .on_bar = rgb(0xFFFFFF),
            .bar_muted = rgb(0xB4C2CF),
            .bar_ok = rgb(0x7BD69B),
            .bar_warn = rgb(0xFFC46B),
            .data = rgb(0x5E92CA),
            .idle = rgb(0xC3CCD6),
            .focus = rgb(0xB45309),
            .focus_gap = rgb(0xFFFFFF)};
}

Palette dark_palette() {
    return {.ground = rgb(0x0F1A24),
            .surface = rgb(0x182735),
            .sunk = rgb(0x14212D),
            .ink = rgb(0xF2F6FA),
            .muted = rgb(0xB4C2CF),
            .line = rgb(0x6E8294),
            .hair = rgb(0x2B3D4D),
            .primary = rgb(0x6FB1FF),
            .on_primary = rgb(0x0A1722),
            .primary_tint = rgb(0x1E3A57),
            .primary_held = rgb(0x9CCBFF),
            .danger = rgb(0xFF9A91),
            .on_danger = rgb(0x0A1722),
            .danger_tint = rgb(0x43262A),
            .ok = rgb(0x7BD69B),
            .on_ok = rgb(0x0A1722),
            .ok_tint = rgb(0x1B3B2B),
            .warn = rgb(0xFFC46B),
            .warn_tint = rgb(0x40321B),
            .bar = rgb(0x0A121A),
            .on_bar = rgb(0xF2F6FA),
            .bar_muted = rgb(0xB4C2CF),
            .bar_ok = rgb(0x7BD69B),
            .bar_warn = rgb(0xFFC46B),
            .data = rgb(0x4C79AB),
            .idle = rgb(0x3A4E60),
            // The light palette's ring has only 3.0 on this surface.
            .focus = rgb(0xFFB454),
            .focus_gap = rgb(0x182735)};
}

Palette high_contrast_palette() {
    const Colour black = rgb(0x000000), white = rgb(0xFFFFFF), yellow = rgb(0xFFE600);
    return {.ground = black,
            .surface = black,
            .sunk = black,
            .ink = white,
            .muted = white,
            .line = white,
            .hair = rgb(0x6E6E6E),
            .primary = yellow,
            .on_primary = black,
            .primary_tint = rgb(0x333000),
            .primary_held = white,
            .danger = rgb(0xFF8A80),
            .on_danger = black,
            .danger_tint = black,
            .ok = rgb(0x7CFC9A),
            .on_ok = black,
            .ok_tint = black,
            .warn = rgb(0xFFC46B),
            .warn_tint = black,
            .bar = black,
            .on_bar = white,
            .bar_muted = white,
            .bar_ok = rgb(0x7CFC9A),
            .bar_warn = rgb(0xFFC46B),
            .data = white,
            .idle = rgb(0x6E6E6E),
            .focus = rgb(0x00E5FF),
            .focus_gap = black};
}

Colour ink_of(const Palette& palette, Tone tone) {
    switch (tone) {
        case Tone::neutral:
            return palette.ink;
        case Tone::good:
            return palette.ok;
        case Tone::warn:
            return palette.warn;
        case Tone::bad:
            return palette.danger;
        case Tone::info:
            return palette.primary;
    }
    core::ensure(false, "a tone has an ink");
    return palette.ink;
}

Colour tint_of(const Palette& palette, Tone tone) {
    switch (tone) {
        case Tone::neutral:
            return palette.ground;
        case Tone::good:
            return palette.ok_tint;
        case Tone::warn:
            return palette.warn_tint;
        case Tone::bad:
            return palette.danger_tint;
        case Tone::info:
            return palette.primary_tint;
    }
    core::ensure(false, "a tone has a tint");
    return palette.ground;
}

}  // namespace kiosk
