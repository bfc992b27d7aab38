#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace core {

// How this utility writes its account numbers: the one place that knows the shape. The last digit is a Luhn
// digit over all the digits before it.
struct AccountFormat {
    std::array<std::size_t, 3> groups;  // digits of each group between the dashes

    constexpr std::size_t digits() const { return groups[0] + groups[1] + groups[2]; }
};
inline constexpr AccountFormat account_format{{2, 5, 2}};

// The number of a customer's account, always well-formed and with a right check digit. The default value is
// "no account"; `parse` never gives it.
class AccountNumber {
  public:
    constexpr AccountNumber() = default;

    // "10-00041-00" or "100004100"; nothing else (account_malformed, account_check_digit).
    static Result<AccountNumber> parse(std::string_view text);
    // The number as `value()` gave it, for storage; nothing when it is not an account number.
    static std::optional<AccountNumber> from_value(std::int64_t value);
    // Puts the check digit behind `body` (all digits but the last; more than zero).
    static AccountNumber with_check_digit(std::int64_t body);

    constexpr std::int64_t value() const { return value_; }  // the digits as one whole number
    std::string digits() const;                              // "100004100"
    std::string text() const;                                // "10-00041-00"
    std::string last4() const;                               // "41-00": all that a passer-by may see

    friend constexpr auto operator<=>(AccountNumber, AccountNumber) = default;

  private:
    constexpr explicit AccountNumber(std::int64_t value) : value_(value) {}
    std::int64_t value_ = 0;
};

}  // namespace core
