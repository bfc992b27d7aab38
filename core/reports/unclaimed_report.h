#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/store/station/unclaimed_reader.h"

namespace core {

// Ages in days up to which a band reaches; the last is three years, after which money of a local agency may
// escheat (California Government Code 50050). Older is a band of its own.
inline constexpr std::array<std::int64_t, 4> unclaimed_bands{30, 90, 365, 1095};
std::string unclaimed_band(std::int64_t age_days);  // "0-30", "31-90", ... "over 1095"

// Money that is somebody else's and that nobody asked for.
struct UnclaimedLine {
    std::string source;  // credit, refund, suspense
    std::string name;    // the account, RFD-0001, SUS-0001
    std::string account;
    std::string payee;
    Date since;
    std::int64_t age_days = 0;
    Money amount;
};

struct UnclaimedReport {
    // What the ledger owes to customers this way, and whether the lines of all ages add up to it.
    struct Control {
        std::string source;
        Money listed;
        Money ledger;
    };

    Date as_of;
    std::int64_t older_than = 0;
    std::vector<UnclaimedLine> lines;  // oldest first
    std::vector<Control> controls;

    Money total() const;
};

// Account credit by the age of what is left of it (what went, went out of the oldest), refunds payable and
// suspense. A list and nothing more: this money never becomes revenue silently. Problems: storage_*.
Result<UnclaimedReport> unclaimed_report(StationReader reader, Date as_of, std::int64_t older_than);

nlohmann::json to_json(const UnclaimedReport& report);
std::string text_of(const UnclaimedReport& report);
std::string csv_of(const UnclaimedReport& report);

}  // namespace core
