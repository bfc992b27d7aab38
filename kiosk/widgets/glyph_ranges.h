#pragma once

#include <string>
#include <vector>

namespace kiosk {

// Code points from-to, from-to, ... 0, as Dear ImGui reads them (its ImWchar has 16 bits here).
using GlyphRanges = std::vector<unsigned short>;

// Western European letters, punctuation, currency signs, and these texts.
GlyphRanges label_ranges(const std::string& texts);
// The same, and the letters of names: Central European and Vietnamese.
GlyphRanges name_ranges(const std::string& texts);
GlyphRanges figure_ranges();  // digits and what stands beside them
GlyphRanges icon_ranges();
GlyphRanges chinese_name_ranges();  // the language's own name, for the language keys

}  // namespace kiosk
