#include "core/base/money.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/ensure.h"

namespace core {

namespace {

constexpr std::int64_t input_cents_limit = 1'000'000'000;

std::string_view sign_of(std::int64_t cents) {
    return cents < 0 ? "-" : "";
}

Problem not_an_amount(std::string_view text) {
    return {ProblemCode::money_malformed,
            fmt::format("\"{}\" is not an amount in dollars and cents", printable(text))};
}

Problem too_large(std::string_view text) {
    return {ProblemCode::money_out_of_range,
            fmt::format("{} is more than an amount may be", printable(text))};
}

}  // namespace

Money Money::from_cents(std::int64_t cents) {
    ensure(cents > -cents_max && cents < cents_max, "money outside its range");
    return Money(cents);
}

Result<Money> Money::from_text(std::string_view text) {
    const bool negative = text.starts_with('-');
    const std::string_view digits = negative ? text.substr(1) : text;
    const auto point = digits.find('.');
    const std::string_view whole = digits.substr(0, point);
    const std::string_view decimals = point == std::string_view::npos ? "00" : digits.substr(point + 1);
    if (whole.empty() || decimals.size() != 2) return tl::unexpected(not_an_amount(text));
    std::int64_t cents = 0;
    for (const std::string_view part : {whole, decimals}) {
        for (const char c : part) {
            if (c < '0' || c > '9') return tl::unexpected(not_an_amount(text));
            cents = std::min(cents_max, cents * 10 + (c - '0'));
        }
    }
    if (cents >= cents_max) return tl::unexpected(too_large(text));
    return Money(negative ? -cents : cents);
}

Result<Money> Money::parse(std::string_view text) {
    auto money = from_text(text);
    const bool fits = !money || (money->cents_ < input_cents_limit && money->cents_ > -input_cents_limit);
    return fits ? money : Result<Money>(tl::unexpected(too_large(text)));
}

std::string Money::text() const {
    const std::int64_t size = cents_ < 0 ? -cents_ : cents_;
    return fmt::format("{}{}.{:02}", sign_of(cents_), size / 100, size % 100);
}

std::string Money::grouped_text() const {
    const std::int64_t size = cents_ < 0 ? -cents_ : cents_;
    std::string whole = fmt::format("{}", size / 100);
    for (std::size_t place = whole.size(); place > 3;) {
        place -= 3;
        whole.insert(place, ",");
    }
    return fmt::format("{}{}.{:02}", sign_of(cents_), whole, size % 100);
}

Money operator*(Money a, std::int64_t times) {
    std::int64_t cents = 0;
    ensure(!__builtin_mul_overflow(a.cents_, times, &cents), "money outside its range");
    return Money::from_cents(cents);
}

}  // namespace core
