#include "core/formats/fixed_columns.h"

#include <algorithm>

#include "core/base/money.h"

namespace core {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string_view field_in(std::string_view line, Columns columns) {
    if (line.size() < columns.first) return {};
    return trimmed(line.substr(columns.first - 1, columns.width()));
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::int64_t> number_in(std::string_view digits) {
    if (!is_digits(digits)) return std::nullopt;
    std::int64_t number = 0;
    for (const char c : digits) {
        number = number * 10 + (c - '0');
        if (number >= Money::cents_max) return std::nullopt;
    }
    return number;
}

}  // namespace core
