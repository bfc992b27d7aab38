#pragma once

#include <string>

#include "core/codes/signed_code.h"
#include "core/journal/entry.h"
#include "core/store/station/station_reader.h"

namespace core {

// What the signed code of an entry's slip says: of a posted payment's receipt, a session's Z or a day's Z.
// Problems: storage_corrupt for entries without a code.
Result<SignedCode> code_of(const Entry& entry);

// The code for the slip, signed with the station's key; the same on every reprint. Empty where the key is not
// at hand: a payment's receipt must come out all the same.
std::string code_text(StationReader reader, const Entry& entry);

}  // namespace core
