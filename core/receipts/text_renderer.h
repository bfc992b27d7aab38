#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"
#include "core/ports/printed_document.h"

namespace core {

inline constexpr std::size_t text_columns = 48;  // a code point is a column

// The page as plain text, at most 48 columns wide, each line ended by '\n'. Sizes cannot show; what is larger
// than twice the normal size (COPY) stands between lines of stars. QR and bar codes show as their data, logos
// not at all.
Result<std::string> render_text(const PrintedDocument& document);

// Breaks text at spaces into lines of at most `columns` code points; a longer word is cut. At least one line.
std::vector<std::string> wrap_words(std::string_view text, std::size_t columns);

}  // namespace core
