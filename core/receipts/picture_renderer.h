#pragma once

#include <string>

#include "core/base/problem.h"
#include "core/ports/printed_document.h"

namespace core {

// The page as a picture of its paper: 80 mm wide, 203 dots per inch, as long as it needs. Returns the file's
// bytes. Refuses (drawing_failed) what no symbol or picture can hold: QR data over 2 KB, a page over 4
// metres.
Result<std::string> render_png(const PrintedDocument& document);
Result<std::string> render_pdf(const PrintedDocument& document);

}  // namespace core
