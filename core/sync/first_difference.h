#pragma once

#include <functional>

#include "core/journal/entry.h"
#include "core/sync/head_office_calls.h"

namespace core {

// The first entry that a restored station and head office do not share, by halving; `hash_after` is of the
// station's journal. Asks head office about twenty times. Greets with `head` in the end, so that head office
// keeps the station's true state.
LinkResult<std::int64_t> first_difference(HeadOfficeLink& link, HelloWords words, const JournalHead& head,
                                          std::int64_t last_at_office,
                                          const std::function<std::string(std::int64_t seq)>& hash_after);

}  // namespace core
