#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "devices/printing/code_page.h"

namespace devices {

// The page to switch to for text that begins with a character the present page lacks: the one that holds the
// longest beginning of it, the first of equals. Switching so, and only when forced to, switches least.
// Without any page that holds the character, the first page.
CodePage page_for(std::u32string_view text, std::span<const CodePage> pages);

}  // namespace devices
