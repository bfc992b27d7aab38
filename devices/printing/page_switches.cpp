#include "devices/printing/page_switches.h"

#include <algorithm>

#include "core/base/ensure.h"

namespace devices {
namespace {

std::size_t reach(std::u32string_view text, CodePage page) {
    const auto end = std::ranges::find_if(
        text, [page](char32_t character) { return !byte_for(character, page).has_value(); });
    return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

CodePage page_for(std::u32string_view text, std::span<const CodePage> pages) {
    core::ensure(!pages.empty(), "a printer has a code page");
    return *std::ranges::max_element(pages, {}, [text](CodePage page) { return reach(text, page); });
}

}  // namespace devices
