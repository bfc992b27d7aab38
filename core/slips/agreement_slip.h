#pragma once

#include "core/slips/slips.h"

namespace core {

// The agreement of an "arrangement_made" entry, for both sides to sign: parties, what it is about, schedule,
// terms, the rule it rests on. A pledge is signed for its agency. Problems: storage_*, storage_corrupt.
Result<PrintedDocument> agreement_of(SlipContext context, const Entry& entry);

}  // namespace core
