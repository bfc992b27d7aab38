#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace devices {

// Text broken into lines of at most `columns` characters, at spaces where there are any, inside a word where
// there are none. Never empty: empty text is one empty line.
std::vector<std::u32string> wrapped(std::u32string_view text, std::size_t columns);

// The label wrapped at the left, the figure whole at the right edge of the last line. A figure that leaves
// the label less than a third of the paper stands alone on the line below it.
std::vector<std::u32string> paired(std::u32string_view label, std::u32string_view figure,
                                   std::size_t columns);

}  // namespace devices
