#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/counter/payment_request.h"

namespace core {

// How the parts of a payment's JSON are read. Unknown fields are refused, so that a slip of the pen is never
// taken for nothing. Problems: those of parse_payment_request.
tl::unexpected<Problem> malformed_payment(std::string_view what);
Done check_fields(const nlohmann::json& object, std::string_view where,
                  std::initializer_list<std::string_view> known);
// Empty where it is absent or null.
Result<std::string> text_field(const nlohmann::json& object, const char* key);
Result<bool> flag_field(const nlohmann::json& object, const char* key);
Result<Money> amount_field(const nlohmann::json& object);
Result<std::optional<Date>> date_field(const nlohmann::json& object, const char* key);

inline constexpr std::size_t payment_list_max = 50;

template <class Item>
Result<std::vector<Item>> list_field(const nlohmann::json& object, const char* key,
                                     Result<Item> (*read)(const nlohmann::json&)) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array() || found->empty() || found->size() > payment_list_max)
        return malformed_payment(std::string("\"") + key + "\" must be a list of 1 to 50");
    std::vector<Item> list;
    for (const nlohmann::json& element : *found) {
        auto item = read(element);
        if (!item) return tl::unexpected(item.error());
        list.push_back(std::move(*item));
    }
    return list;
}

Result<PaymentItem> payment_item_from(const nlohmann::json& object);
Result<TenderLine> payment_tender_from(const nlohmann::json& object);

}  // namespace core
