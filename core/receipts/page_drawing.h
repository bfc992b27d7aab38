#pragma once

#include "core/base/problem.h"
#include "core/ports/printed_document.h"
#include "core/receipts/cairo_handles.h"

namespace core {

// A page is drawn in dots of a common receipt printer: 203 per inch, paper of 80 mm, 72 mm of it printed.
inline constexpr int page_width_dots = 640;
inline constexpr double dots_per_point = 203.2 / 72.0;

// Draws the page with its top left corner at the origin; returns its height in dots.
Result<int> draw_page(cairo_t* cairo, const PrintedDocument& document);

// The height that draw_page needs.
Result<int> measure_page(const PrintedDocument& document);

// A cairo_write_func_t whose closure is a std::string.
cairo_status_t append_bytes(void* bytes, const unsigned char* data, unsigned int length);

}  // namespace core
