#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace core {

// An amount of money in whole cents. Its range is bounded (under 10^14 dollars either way), so sums of any
// number of amounts a station can hold never overflow unseen: leaving the range is a defect and stops the
// program.
class Money {
  public:
    static constexpr std::int64_t cents_max = 1'000'000'000'000'000;

    constexpr Money() = default;
    static Money from_cents(std::int64_t cents);

    // What a person or a file gives. "123.45", "-0.05", "1234": digits with no or exactly two decimals, no
    // sign but '-'. Refuses anything else, and amounts of 10,000,000.00 and more (money_malformed,
    // money_out_of_range).
    static Result<Money> parse(std::string_view text);

    // What `text` wrote, whatever its size; for reading our own records. Problems: money_malformed.
    static Result<Money> from_text(std::string_view text);

    constexpr std::int64_t cents() const { return cents_; }
    constexpr bool is_zero() const { return cents_ == 0; }
    constexpr bool is_positive() const { return cents_ > 0; }
    constexpr bool is_negative() const { return cents_ < 0; }

    std::string text() const;          // "1234.50", the form of JSON, arguments and files
    std::string grouped_text() const;  // "1,234.50", the form people read

    friend constexpr auto operator<=>(Money, Money) = default;
    friend Money operator+(Money a, Money b) { return from_cents(a.cents_ + b.cents_); }
    friend Money operator-(Money a, Money b) { return from_cents(a.cents_ - b.cents_); }
    friend Money operator-(Money a) { return from_cents(-a.cents_); }
    friend Money operator*(Money a, std::int64_t times);
    Money& operator+=(Money other) { return *this = *this + other; }
    Money& operator-=(Money other) { return *this = *this - other; }

  private:
    constexpr explicit Money(std::int64_t cents) : cents_(cents) {}
    std::int64_t cents_ = 0;
};

}  // namespace core
