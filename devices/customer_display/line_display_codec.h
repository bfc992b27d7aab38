#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/ports/customer_display.h"

namespace devices::line_display {

// Epson's commands for line displays (DM-D and its many likes), two rows of twenty:
//
//   ESC @        set up anew           US $ x y    cursor to column x, row y, from 1
//   CLR (0C)     clear                 ESC = n     1: what follows is the printer's, 2: the display's
inline constexpr std::size_t columns = 20;

std::string set_up();  // anew and clear
// A whole row from its first column. `row` counts from 1, `text` is exactly `columns` bytes long.
std::string write_row(int row, std::string_view text);

// The line as twenty bytes of page 437: control bytes gone, words cut where the amount needs the room.
std::string laid_out(const core::DisplayedLine& line);

// For a display behind a printer: the printer passes the bytes on, and listens again afterwards.
std::string passed_through(std::string_view bytes);

}  // namespace devices::line_display
