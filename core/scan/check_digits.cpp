#include "core/scan/check_digits.h"
#include "core/formats/fixed_columns.h"

#include <algorithm>
#include <array>

namespace core {

bool gs1_check_digit_holds(std::string_view digits) {
    constexpr std::array<std::size_t, 6> lengths{8, 12, 13, 14, 17, 18};
    if (std::find(lengths.begin(), lengths.end(), digits.size()) == lengths.end() || !is_digits(digits))
        return false;
    int sum = 0;
    for (std::size_t from_right = 0; from_right < digits.size(); ++from_right) {
        const int digit = digits[digits.size() - 1 - from_right] - '0';
        sum += from_right % 2 == 1 ? 3 * digit : digit;
    }
    return sum % 10 == 0;
}

char creditron_check_digit(std::string_view body) {
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const int product = (body[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool creditron_check_digit_holds(std::string_view digits) {
    if (digits.size() < 2 || !is_digits(digits)) return false;
    return creditron_check_digit(digits.substr(0, digits.size() - 1)) == digits.back();
}

bool iban_holds(std::string_view iban) {
    if (iban.size() < 5 || iban.size() > 34) return false;
    int rest = 0;
    for (std::size_t i = 0; i < iban.size(); ++i) {
        const char c = iban[(i + 4) % iban.size()];
        if (c >= '0' && c <= '9') {
            rest = (rest * 10 + (c - '0')) % 97;
        } else if (c >= 'A' && c <= 'Z') {
            rest = (rest * 100 + (c - 'A' + 10)) % 97;
        } else {
            return false;
        }
    }
    return rest == 1;
}

}  // namespace core
