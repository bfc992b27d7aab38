#pragma once

#include <string>
#include <vector>

#include "core/ports/dot_image.h"

namespace devices::escpos {

// An image as GS v 0 commands, one below the other: at most 255 rows each (more is refused by some printers)
// and, where a row is not longer than that, at most a kilobyte, so that a drawer pulse never waits long for
// its turn and little is lost with a cable. White columns at the right are left out. To be sent only at the
// start of a line, with the left edge as alignment.
//
// An image may hold any bytes, and printers obey real-time commands inside images: 10 14 opens the drawer.
// Wherever dots would spell one, one dot more is made black; see `without_real_time_commands`.
std::vector<std::string> raster_commands(const core::DotImage& image);

inline constexpr std::size_t raster_command_size_max = 1024;

// The bytes from `begin` on changed so that no 10 04, 10 05 or 10 14 is left, also none across `begin`: bit 1
// of its second byte is set, which makes 06, 07, 16 of them and never a new one.
void without_real_time_commands(std::string& bytes, std::size_t begin);

}  // namespace devices::escpos
