#pragma once

#include <cstdint>
#include <string>

namespace core {

// How this station and head office stand to each other, as the sync found it last.
struct HeadOfficeState {
    std::string url;
    std::string state;              // of head office's hello: "welcome", "stopped", "copied", ...
    std::string why;                // of the state, or of the last failure
    std::int64_t posted_seq = 0;    // head office has this station's entries up to here
    std::string posted_hash;        // of the chain after that entry
    std::int64_t contact_at = 0;    // UTC milliseconds when head office last answered; 0: never
    std::int64_t failed_since = 0;  // UTC milliseconds of the first failure after that; 0: none
    std::int64_t clock_ahead = 0;   // milliseconds that this station's clock is ahead of head office's
    std::string cursor;  // of the customers held here, empty: all must be asked for; written by loads only
    bool safe = false;   // false: a power cut at head office could lose what it acknowledged

    bool operator==(const HeadOfficeState&) const = default;
};

}  // namespace core
