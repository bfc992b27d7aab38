#include "devices/printing/line_layout.h"

#include "core/base/ensure.h"

namespace devices {
namespace {

std::size_t end_of_line(std::u32string_view text, std::size_t columns) {
    if (text.size() <= columns) return text.size();
    const std::size_t space = text.rfind(U' ', columns);
    return space == std::u32string_view::npos || space == 0 ? columns : space;
}

std::u32string right_aligned(std::u32string_view text, std::size_t columns) {
    const std::size_t padding = text.size() < columns ? columns - text.size() : 0;
    return std::u32string(padding, U' ') + std::u32string(text);
}

}  // namespace

std::vector<std::u32string> wrapped(std::u32string_view text, std::size_t columns) {
    core::ensure(columns > 0, "paper has a width");
    std::vector<std::u32string> lines;
    while (true) {
        const std::size_t end = end_of_line(text, columns);
        std::u32string_view line = text.substr(0, end);
        text.remove_prefix(end);
        while (!text.empty() && text.front() == U' ') text.remove_prefix(1);
        while (!line.empty() && line.back() == U' ') line.remove_suffix(1);
        lines.emplace_back(line);
        if (text.empty()) return lines;
    }
}

std::vector<std::u32string> paired(std::u32string_view label, std::u32string_view figure,
                                   std::size_t columns) {
    const bool fits_beside = figure.size() + 1 + columns / 3 <= columns;
    if (!fits_beside) {
        auto lines = wrapped(label, columns);
        for (const auto& part : wrapped(figure, columns)) lines.push_back(right_aligned(part, columns));
        return lines;
    }
    auto lines = wrapped(label, columns - figure.size() - 1);
    lines.back() += right_aligned(figure, columns - lines.back().size());
    return lines;
}

}  // namespace devices
