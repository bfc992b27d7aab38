#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "core/facts/drawer_facts.h"

namespace kiosk {

// A cash figure: pieces ("100x2,20x7") or only their total ("340.00").
struct CountOrTotal {
    core::CashCount pieces;
    core::Money total;
};

core::Result<CountOrTotal> parse_count_or_total(const std::string& text);

// What was typed for each tender type: cash as above, the others item by item ("230.00,40.00"). Types left
// out are left out.
struct TypedCount {
    core::MoneyByTender amounts;
    core::CashCount pieces;
};

core::Result<TypedCount> parse_typed_count(const std::string& cash,
                                           const std::map<core::TenderType, std::string>& items);

nlohmann::json amounts_json(const core::MoneyByTender& amounts);

}  // namespace kiosk
