#pragma once

#include <optional>
#include <string>

#include "core/codes/signed_code.h"
#include "core/facts/standing.h"
#include "core/store/station/station_reader.h"

namespace core {

// Whether the journal at hand says what a genuine code says.
enum class JournalAgrees { not_here, agrees, differs };
std::string_view name_of(JournalAgrees agrees);

struct CheckedCode {
    SignedCode code;
    std::string name;  // "W2-000017", "W2-S0004", "Z 12"
    JournalAgrees journal = JournalAgrees::not_here;
    PaymentState state = PaymentState::standing;  // what became of the payment since
};

// Checks a code offline: with the given public key, else with those known for its station. `reader` may be
// absent; then the key must be given. Problems: receipt_code_wrong.
Result<CheckedCode> check_code(const std::string& text, const std::string& public_key,
                               std::optional<StationReader> reader);

}  // namespace core
