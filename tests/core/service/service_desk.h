#pragma once

#include <nlohmann/json.hpp>

#include "tests/support/test_station.h"

namespace test {

core::Date day(const std::string& text);

inline const core::Act by_sam{.person = "sam", .reason = "as the customer asked"};
inline const core::Act by_sam_and_kim{
    .person = "sam", .reason = "as the customer asked", .approved_by = "kim"};

// A window on 2026-11-23 with Grant (10-00617-04), who moved out: a final bill of 212.35 in three services,
// and `flags` as head office sends them.
struct ServiceDesk : TestStation {
    explicit ServiceDesk(const std::string& flags = "deposit=150.00");

    // The net of the entry on each ledger account.
    nlohmann::json net_of(std::int64_t seq);
    core::AccountDue due_of(const std::string& account);
    std::string balance(const std::string& ledger_account);
};

inline const std::string grant = "10-00617-04";
inline const std::string gonzalez = "10-00041-00";
inline const core::AccountNumber gonzalez_account = account_number(gonzalez);

}  // namespace test
