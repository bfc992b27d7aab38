#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/ports/dot_image.h"
#include "devices/simulated/paper.h"

namespace devices {

// What the virtual printer makes of commands for dots and bars. Nothing for what it does not print.

// GS v 0, whole command; its modes double the width, the height or both.
std::optional<core::DotImage> raster_of(std::string_view command);

// GS ( L and GS 8 L function 112, from the function's number on: the raster that function 50 prints.
std::optional<core::DotImage> stored_raster_of(std::string_view function);

// ESC * with 24 dots a column, whole command.
std::optional<core::DotImage> strip_of(std::string_view command);

// GS k, whole command: Code 128 (form B) and Interleaved 2 of 5 (both forms). Its looks stay as they are.
std::optional<PaperBarcode> barcode_of(std::string_view command);

}  // namespace devices
