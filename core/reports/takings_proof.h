#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/money.h"

namespace core {

// The sums of a day's Zs by which its takings are proven.
struct TakingsProof {
    Money net;      // of the payments
    Money deposit;  // what is turned in for the bank
    Money card;
    Money over;      // all tender types
    Money short_of;  // positive
    Money paid_in;
    Money paid_out;     // positive
    Money float_short;  // what a drawer with less than its float could not give back
    Money rounding;     // cash taken beyond what was owed

    // "takings net 890.80 = deposit 805.80 + card 75.00 + short 10.00": parts of nothing are left out. Ends
    // with what no part explains, which is a defect to be looked for.
    std::string sentence() const;
};

// From the closing records of the day's sessions.
TakingsProof takings_proof(const std::vector<nlohmann::json>& session_zs);

}  // namespace core
