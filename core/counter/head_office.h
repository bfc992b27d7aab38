#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/base/problem.h"

namespace core {

// How this station and head office stand to each other, as the sync found it last.
struct HeadOfficeState {
    std::string url;
    std::string state;              // of head office's hello: "welcome", "stopped", "copied", ...
    std::string why;                // of the state, or of the last failure
    std::int64_t posted_seq = 0;    // head office has this station's entries up to here
    std::string posted_hash;        // of the chain after that entry
    std::int64_t contact_at = 0;    // UTC milliseconds when head office last answered; 0: never
    std::int64_t failed_since = 0;  // UTC milliseconds of the first failure since a whole run; 0: none
    std::int64_t clock_ahead = 0;   // milliseconds that this station's clock is ahead of head office's
    std::string cursor;  // of the customers held here, empty: all must be asked for; written by loads only
    bool safe = false;   // false: a power cut at head office could lose what it acknowledged

    bool operator==(const HeadOfficeState&) const = default;
};

// The same as people are told it.
enum class SyncStanding { never, online, offline, refused };

struct StationAtOffice {
    SyncStanding standing = SyncStanding::never;
    std::string state;        // head office's word for a refusal: "copied", "forked" ...; "untrusted"
    std::string why;          // of a refusal or a failure
    Moment since;             // of the first failure
    std::int64_t behind = 0;  // entries that head office does not have yet
};

// `entries`: how many this station's journal has. A sync that has not run for 15 minutes counts as offline.
StationAtOffice standing_of(const HeadOfficeState& state, std::int64_t entries, Moment now);

// A fact of this station that head office could not apply as it stands. It is worked on there, not here.
struct HeadOfficeReject {
    std::int64_t seq = 0;  // of the station's entry
    std::int64_t n = 0;    // 0: the entry as a whole; else the line of it
    std::string code;      // "unknown_account", "paid_over"
    std::string account;
    std::string receivable;
    Money amount;
    std::string resolution;  // empty: to be worked on
    std::string resolved_by;

    bool operator==(const HeadOfficeReject&) const = default;
};

// A person or a policy as head office made it; takes effect when the station journals it.
struct Delivery {
    std::int64_t id = 0;
    std::string kind;     // "person" or "policy"
    std::string content;  // person: JSON {"name", "role", "pin_hash"?}; policy: TOML
    std::string made_by;
    Moment received_at;

    bool operator==(const Delivery&) const = default;
};

// What head office sent to this station beside customers, wherever it is kept.
class HeadOfficeMail {
  public:
    virtual ~HeadOfficeMail() = default;
    virtual Result<std::optional<HeadOfficeState>> head_office() = 0;             // nothing: never posted
    virtual Result<std::vector<HeadOfficeReject>> head_office_rejects() = 0;      // by seq, n and code
    virtual Result<std::vector<Delivery>> deliveries_after(std::int64_t id) = 0;  // by id
};

}  // namespace core
