#include "core/formats/routing_number.h"

#include <array>

#include "core/formats/fixed_columns.h"

namespace core {

std::optional<char> routing_check_digit(std::string_view first_eight) {
    constexpr std::array weights{3, 7, 1, 3, 7, 1, 3, 7};
    if (first_eight.size() != weights.size() || !is_digits(first_eight)) return std::nullopt;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (first_eight[i] - '0');
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool is_routing_number(std::string_view text) {
    if (text.size() != 9 || text == "000000000") return false;
    return routing_check_digit(text.substr(0, 8)) == text.back();
}

}  // namespace core
