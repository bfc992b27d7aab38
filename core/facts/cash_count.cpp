#include "core/facts/cash_count.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace core {

namespace {

constexpr std::int64_t number_max = 100'000;
constexpr std::int64_t total_cents_max = 1'000'000'000;  // no drawer holds ten million

Problem malformed(std::string_view part) {
    return {ProblemCode::count_malformed,
            fmt::format("\"{}\" is not a denomination and its number", printable(part))};
}

// "20" for 20.00, "0.25" for 0.25.
std::string denomination_text(Money denomination) {
    return denomination.cents() % 100 == 0 ? fmt::format("{}", denomination.cents() / 100)
                                           : denomination.text();
}

}  // namespace

Result<CashCount> CashCount::parse(std::string_view text) {
    CashCount count;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string_view part = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        const auto times = part.find('x');
        if (times == std::string_view::npos) return tl::unexpected(malformed(part));
        const auto denomination = Money::parse(part.substr(0, times));
        std::int64_t number = -1;
        const std::string_view digits = part.substr(times + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        const bool whole = error == std::errc{} && end == digits.data() + digits.size();
        if (!denomination || !denomination->is_positive() || !whole || number < 0 || number > number_max ||
            count.numbers_.contains(*denomination)) {
            return tl::unexpected(malformed(part));
        }
        count.add(*denomination, number);
        if (count.total().cents() > total_cents_max) return tl::unexpected(malformed(part));
    }
    return count;
}

CashCount CashCount::from_json(const nlohmann::json& json) {
    CashCount count;
    for (const auto& [cents, number] : json.items()) {
        std::int64_t denomination = 0;
        std::from_chars(cents.data(), cents.data() + cents.size(), denomination);
        count.add(Money::from_cents(denomination), number.get<std::int64_t>());
    }
    return count;
}

void CashCount::add(Money denomination, std::int64_t number) {
    const auto place = numbers_.try_emplace(denomination, 0).first;
    place->second += number;
    if (place->second == 0) numbers_.erase(place);
}

std::int64_t CashCount::number_of(Money denomination) const {
    const auto found = numbers_.find(denomination);
    return found == numbers_.end() ? 0 : found->second;
}

Money CashCount::total() const {
    Money sum;
    for (const auto& [denomination, number] : numbers_) sum += denomination * number;
    return sum;
}

bool CashCount::has_negative() const {
    return std::any_of(numbers_.begin(), numbers_.end(), [](const auto& item) { return item.second < 0; });
}

nlohmann::json CashCount::to_json() const {
    auto json = nlohmann::json::object();
    for (const auto& [denomination, number] : numbers_)
        json[fmt::format("{}", denomination.cents())] = number;
    return json;
}

std::string CashCount::text() const {
    std::string text;
    for (const auto& [denomination, number] : numbers_) {
        text += fmt::format("{}{}x{}", text.empty() ? "" : ",", denomination_text(denomination), number);
    }
    return text;
}

CashCount& CashCount::operator+=(const CashCount& other) {
    for (const auto& [denomination, number] : other.numbers_) add(denomination, number);
    return *this;
}

CashCount& CashCount::operator-=(const CashCount& other) {
    for (const auto& [denomination, number] : other.numbers_) add(denomination, -number);
    return *this;
}

}  // namespace core
