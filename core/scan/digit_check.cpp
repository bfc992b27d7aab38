#include "core/scan/digit_check.h"

#include <cstddef>

namespace core {

char DigitCheck::digit_for(std::string_view body) const {
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const std::size_t place = from_right ? body.size() - 1 - i : i;
        const int product = (body[i] - '0') * (weights[place % weights.size()] - '0');
        sum += adds_digits ? product / 10 + product % 10 : product;
    }
    const int remainder = sum % 10;
    return static_cast<char>('0' + (is_complement ? (10 - remainder) % 10 : remainder));
}

bool DigitCheck::holds(std::string_view digits) const {
    if (digits.size() < 2 || digits.find_first_not_of("0123456789") != std::string_view::npos) return false;
    return digit_for(digits.substr(0, digits.size() - 1)) == digits.back();
}

}  // namespace core
