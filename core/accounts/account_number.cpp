#include "core/accounts/account_number.h"

#include <fmt/format.h>

#include "core/base/ensure.h"

namespace core {

namespace {

constexpr std::size_t digit_count = account_format.digits();
constexpr std::size_t first_dash = account_format.groups[0];
constexpr std::size_t second_dash = first_dash + 1 + account_format.groups[1];

constexpr std::int64_t power_of_ten(std::size_t exponent) {
    std::int64_t power = 1;
    for (std::size_t i = 0; i < exponent; ++i) power *= 10;
    return power;
}

// ISO/IEC 7812-1 annex B: from the right every second digit counts double, as the sum of its two digits.
bool luhn_holds(std::int64_t value) {
    std::int64_t sum = 0;
    for (bool doubled = false; value > 0; value /= 10, doubled = !doubled) {
        const std::int64_t digit = doubled ? value % 10 * 2 : value % 10;
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

std::optional<std::int64_t> digits_value(std::string_view text) {
    const bool dashed = text.size() == digit_count + 2;
    if (!dashed && text.size() != digit_count) return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (dashed && (i == first_dash || i == second_dash)) {
            if (text[i] != '-') return std::nullopt;
            continue;
        }
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

Result<AccountNumber> AccountNumber::parse(std::string_view text) {
    const std::optional<std::int64_t> value = digits_value(text);
    if (!value || *value == 0) {
        return problem(ProblemCode::account_malformed,
                       fmt::format("\"{}\" is not an account number", printable(text)));
    }
    if (!luhn_holds(*value)) {
        return problem(ProblemCode::account_check_digit,
                       fmt::format("the check digit of account number {} is wrong", printable(text)));
    }
    return AccountNumber(*value);
}

std::optional<AccountNumber> AccountNumber::from_value(std::int64_t value) {
    if (value <= 0 || value >= power_of_ten(digit_count) || !luhn_holds(value)) return std::nullopt;
    return AccountNumber(value);
}

AccountNumber AccountNumber::with_check_digit(std::int64_t body) {
    ensure(body > 0 && body < power_of_ten(digit_count - 1), "an account number's body outside its range");
    std::int64_t value = body * 10;
    while (!luhn_holds(value)) ++value;
    return AccountNumber(value);
}

std::string AccountNumber::digits() const {
    return fmt::format("{:0{}}", value_, digit_count);
}

std::string AccountNumber::text() const {
    std::string text = digits();
    text.insert(first_dash, 1, '-');
    text.insert(second_dash, 1, '-');
    return text;
}

std::string AccountNumber::last4() const {
    constexpr std::size_t dashes_within = account_format.groups[2] < 4 ? 1 : 0;
    const std::string whole = text();
    return whole.substr(whole.size() - 4 - dashes_within);
}

}  // namespace core
