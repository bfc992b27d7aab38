#include "kiosk/cli/count_words.h"

#include <algorithm>

namespace kiosk {

using core::Money;
using core::Result;

namespace {

// "230.00,40.00" or "0": the items of one tender type.
Result<Money> parse_items(const std::string& text) {
    Money sum;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t comma = std::min(text.find(',', start), text.size());
        const auto amount = Money::parse(text.substr(start, comma - start));
        if (!amount) return tl::unexpected(amount.error());
        sum += *amount;
        start = comma + 1;
    }
    return sum;
}

}  // namespace

Result<CountOrTotal> parse_count_or_total(const std::string& text) {
    if (text.find('x') == std::string::npos) {
        const auto total = Money::parse(text);
        if (!total) return tl::unexpected(total.error());
        return CountOrTotal{.pieces = {}, .total = *total};
    }
    auto pieces = core::CashCount::parse(text);
    if (!pieces) return tl::unexpected(pieces.error());
    const Money total = pieces->total();
    return CountOrTotal{.pieces = std::move(*pieces), .total = total};
}

Result<TypedCount> parse_typed_count(const std::string& cash,
                                     const std::map<core::TenderType, std::string>& items) {
    TypedCount count;
    if (!cash.empty()) {
        const auto typed = parse_count_or_total(cash);
        if (!typed) return tl::unexpected(typed.error());
        count.amounts[core::TenderType::cash] = typed->total;
        count.pieces = typed->pieces;
    }
    for (const auto& [type, text] : items) {
        if (text.empty()) continue;
        const auto sum = parse_items(text);
        if (!sum) return tl::unexpected(sum.error());
        count.amounts[type] = *sum;
    }
    return count;
}

nlohmann::json amounts_json(const core::MoneyByTender& amounts) {
    auto object = nlohmann::json::object();
    for (const auto& [type, amount] : amounts) object[std::string(core::name_of(type))] = amount.text();
    return object;
}

}  // namespace kiosk
