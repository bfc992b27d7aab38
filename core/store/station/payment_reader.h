#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/store/station/station_reader.h"

namespace core {

// Questions about payments that the guards, the work list and dispatch ask. Every problem is a storage
// problem.

// A standing payment of the business date that put exactly `amount` on the account; the latest of them.
Result<std::optional<std::int64_t>> same_payment(StationReader reader, Date business_date,
                                                 const std::string& account, Money amount);
// Cash that standing payments of the business date brought from the payor of this name, less change.
Result<Money> cash_from_payor(StationReader reader, Date business_date, const std::string& payor);
Result<Money> ledger_balance(StationReader reader, const std::string& ledger_account);

struct SuspenseRow {
    std::string item;  // "SUS-0001"
    std::int64_t seq = 0;
    std::int64_t payment = 0;
    int line = 0;  // of its allocations, from 1
    Money amount;
    std::string reason;
    std::int64_t settled_seq = 0;  // 0: open
};

std::string suspense_name(std::int64_t number);
Result<std::int64_t> next_suspense_item(StationReader reader);
Result<std::vector<SuspenseRow>> open_suspense_items(StationReader reader);
Result<std::optional<SuspenseRow>> suspense_item(StationReader reader, const std::string& item);

struct OrderRow {
    std::string name;  // "W2-O000001"
    std::string account;
    std::string kind;   // of service_asks
    std::string state;  // requested, acknowledged, refused, withdrawn
    std::int64_t seq = 0;
};

std::string order_name(std::string_view station, std::int64_t number);
Result<std::int64_t> next_order(StationReader reader);
Result<std::vector<OrderRow>> orders_of(StationReader reader, const std::string& account);
Result<std::vector<OrderRow>> orders_of_entry(StationReader reader, std::int64_t seq);

}  // namespace core
