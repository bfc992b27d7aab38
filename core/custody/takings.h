#pragma once

#include <string>
#include <vector>

#include "core/counter/act.h"
#include "core/facts/custody_facts.h"

namespace core {

// Which sessions' takings an act moves: this station's closed sessions (none named: all whose takings are
// here) and those of other stations, by the signed code on their Z.
struct TakingsWanted {
    std::vector<std::string> sessions;
    std::vector<std::string> z_codes;
};

// What they turned in, by their Z; sessions that turned in nothing are left out unless named. Refusals:
// unknown_session, session_not_closed, session_deposited, z_code_wrong, nothing_to_deposit.
Result<std::vector<SessionTakings>> takings_of(StationReader reader, const TakingsWanted& wanted);

// The sum by tender type.
MoneyByTender total_of(const std::vector<SessionTakings>& takings);

// Hands takings of this station to another, which deposits them with its own by their Z codes. Refusals:
// those of takings_of, second_person_is_first, approval_missing, usage.
Result<TakingsSent> send_takings(const Counter& counter, const std::vector<std::string>& sessions,
                                 const std::string& to, const Act& act);

// Takes another station's public key as genuine; its Z codes are accepted from then on. Needs a second
// person. Refusals: usage, approval_*.
Result<StationTrusted> trust_station(const Counter& counter, const std::string& station,
                                     const std::string& public_key, const Act& act);

}  // namespace core
