#pragma once

#include <optional>
#include <string_view>

#include "core/ports/dot_image.h"
#include "core/ports/printed_document.h"

namespace devices {

// Codes as dots with their quiet zones, for printers that cannot draw them. Nothing when the code cannot hold
// the data or does not fit the paper with bars and modules that a reader still tells apart (2 dots).

std::optional<core::DotImage> raster_qr(std::string_view data, int dots_wide);  // error correction M
std::optional<core::DotImage> raster_barcode(const core::PrintedBarcode& barcode, int dots_wide);

// The width of a module that makes the symbol as large as is usual on a receipt and fits the paper.
std::optional<int> bar_dots(std::size_t modules, int dots_wide);

inline constexpr int bar_height_dots = 80;  // 10 mm
inline constexpr int bar_quiet_modules = 10;

// Dots put into the middle of paper that wide; nothing when they do not fit.
std::optional<core::DotImage> centred(const core::DotImage& image, int dots_wide);

}  // namespace devices
