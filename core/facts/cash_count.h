#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/money.h"

namespace core {

// Notes and coins by denomination: how many of each.
class CashCount {
  public:
    // "100x2,20x7,0.25x12": value x number, each value once. An empty text is an empty count. Problems:
    // count_malformed.
    static Result<CashCount> parse(std::string_view text);
    static CashCount from_json(const nlohmann::json& json);  // {"2000":7,"25":12}: cents to number

    void add(Money denomination, std::int64_t number);  // negative numbers take away
    std::int64_t number_of(Money denomination) const;
    Money total() const;
    bool empty() const { return numbers_.empty(); }
    bool has_negative() const;

    nlohmann::json to_json() const;
    std::string text() const;  // "100x2,20x7,0.25x12", largest first
    const std::map<Money, std::int64_t, std::greater<>>& numbers() const { return numbers_; }

    CashCount& operator+=(const CashCount& other);
    CashCount& operator-=(const CashCount& other);
    friend bool operator==(const CashCount&, const CashCount&) = default;

  private:
    std::map<Money, std::int64_t, std::greater<>> numbers_;  // largest first; no zeros
};

}  // namespace core
