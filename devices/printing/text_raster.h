#pragma once

#include <string_view>

#include "core/ports/dot_image.h"
#include "core/ports/printed_document.h"

namespace devices {

// Text as dots, for what no code page of a printer holds: Vietnamese, Chinese, Arabic. Shaped by Pango in
// Noto fonts, 24 dots high times the size, each dot black or white (greys would need dithering, which smears
// small text). Every image is as wide as the paper.
//
// The first call with a script loads its fonts, which holds a loop up: let that be load_raster_fonts().
void load_raster_fonts();

core::DotImage raster_text(const core::PrintedText& text, int dots_wide);

// The label wraps at the left, the figure stands at the right on the label's last line, or below it when it
// leaves the label too little room.
core::DotImage raster_pair(const core::PrintedPair& pair, int dots_wide);

}  // namespace devices
