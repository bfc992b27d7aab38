#pragma once

#include <string>

#include "core/base/problem.h"
#include "kiosk/widgets/canvas.h"

namespace kiosk {

// Writes the picture as a BMP file.
core::Done save_screenshot(PixelView picture, const std::string& path);  // file_unwritable

}  // namespace kiosk
