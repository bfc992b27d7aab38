#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace core {

// Columns of a bank record as its specification counts them: from 1, both ends included.
struct Columns {
    std::size_t first;
    std::size_t last;

    constexpr std::size_t width() const { return last - first + 1; }
};

// What stands in the columns, without the spaces around it; a line too short gives what it has.
std::string_view field_in(std::string_view line, Columns columns);

std::string_view trimmed(std::string_view text);  // without spaces, CR and tabs at both ends

bool is_digits(std::string_view text);  // at least one, and nothing else

// The number written in digits only; nothing for anything else and from 10^15 on (the range of Money).
std::optional<std::int64_t> number_in(std::string_view digits);

}  // namespace core
