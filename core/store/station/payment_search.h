#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/store/station/station_reader.h"

namespace core {

// What a search for a payment asks, all of it at once; an empty field asks nothing.
struct PaymentQuery {
    std::optional<Money> amount;        // of the payment, or of one of its tenders
    std::string number;                 // of a check, money order or card slip
    std::string name;                   // words of the payor's name ...
    std::vector<std::string> accounts;  // ... or one of the accounts that have this name
    std::optional<Date> from;           // business dates
    std::optional<Date> until;
};

// Newest first. Problems: storage_*.
Result<std::vector<PaymentRow>> find_payments(StationReader reader, const PaymentQuery& query, int limit);

}  // namespace core
