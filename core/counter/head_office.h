#pragma once

#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/base/problem.h"

namespace core {

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
    virtual Result<std::vector<HeadOfficeReject>> head_office_rejects() = 0;      // by seq, n and code
    virtual Result<std::vector<Delivery>> deliveries_after(std::int64_t id) = 0;  // by id
};

}  // namespace core
