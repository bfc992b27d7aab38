#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/facts/cash_count.h"

namespace core {

// How the bodies of entries hold what may be absent. The readers throw nlohmann::json::exception on another
// shape.
inline void put_text(nlohmann::json& object, const char* key, const std::string& value) {
    if (!value.empty()) object[key] = value;
}

inline std::string get_text(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? std::string{} : found->get<std::string>();
}

inline std::string text_at(const nlohmann::json& object, const char* key) {
    return object.at(key).get<std::string>();
}

inline Date date_at(const nlohmann::json& object, const char* key) {
    return Date::parse(text_at(object, key)).value_or(Date{});
}

inline Money get_money(const nlohmann::json& object, const char* key) {
    return Money::from_cents(object.at(key).get<std::int64_t>());
}

inline void put_pieces(nlohmann::json& object, const CashCount& pieces) {
    if (!pieces.empty()) object["pieces"] = pieces.to_json();
}

inline CashCount get_pieces(const nlohmann::json& object) {
    return object.contains("pieces") ? CashCount::from_json(object.at("pieces")) : CashCount{};
}

}  // namespace core
