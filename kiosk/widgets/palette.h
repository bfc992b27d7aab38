#pragma once

#include "kiosk/widgets/colour.h"

namespace kiosk {

// Colours by what they mean. Every ink on its ground has a contrast of at least 4.5; lines and rings at
// least 3.
struct Palette {
    Colour ground, surface, sunk;  // page, panel, typed fields and bands
    Colour ink, muted;
    Colour line, hair;  // outlines of controls; dividers
    Colour primary, on_primary, primary_tint, primary_held;
    Colour danger, on_danger, danger_tint;
    Colour ok, on_ok, ok_tint;
    Colour warn, warn_tint;
    Colour bar, on_bar, bar_muted, bar_ok, bar_warn;  // the status bar
    Colour data;                                      // bars of a chart that are not the important one
    Colour idle;                                      // steps and segments still to come
    Colour focus, focus_gap;
};

Palette light_palette();
Palette dark_palette();
Palette high_contrast_palette();

// What a piece of information is about; its ink and its tint belong together.
enum class Tone { neutral, good, warn, bad, info };

Colour ink_of(const Palette& palette, Tone tone);
Colour tint_of(const Palette& palette, Tone tone);

}  // namespace kiosk
