#pragma once

#include <functional>

#include "core/base/calendar.h"
#include "core/journal/entry.h"
#include "core/sync/link/head_office_link.h"

namespace core {

// What head office answers to `hello` (packaging/headoffice/005_hello.sql).
struct Greeting {
    std::string station;  // the line that takes this station's entries, "W2" or "W2/2"
    std::string state;    // welcome, stopped, copied, behind, forked, too_old, too_new
    std::string why;      // it is stopped
    std::int64_t last_seq = 0;
    std::string last_hash;
    bool safe = false;  // what this server acknowledges survives a power cut
};

// Says hello with one entry of the journal.
LinkResult<Greeting> greet(HeadOfficeLink& link, const std::string& install, const JournalHead& entry,
                           Moment at);

// The first entry that a restored station and head office do not share, by halving; `hash_after` is of the
// station's journal. Asks head office about twenty times. Greets with `head` in the end, so that head office
// keeps the station's true state.
LinkResult<std::int64_t> first_difference(HeadOfficeLink& link, const std::string& install,
                                          const JournalHead& head, std::int64_t last_at_office, Moment at,
                                          const std::function<std::string(std::int64_t seq)>& hash_after);

}  // namespace core
