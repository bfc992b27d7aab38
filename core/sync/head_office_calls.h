#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/counter/head_office.h"
#include "core/store/station/journal_feed.h"
#include "core/sync/link/head_office_link.h"

namespace core {

// The four functions that head office lets a station call; their contract stands in packaging/headoffice.

inline constexpr int sync_protocol = 1;

struct HelloWords {
    std::string program;  // our version
    std::string install;
    std::int64_t seq = 0;  // an entry of ours, and the chain's hash after it
    std::string hash;
    std::int64_t at = 0;  // UTC milliseconds
};

struct HelloAnswer {
    std::string station;  // the line that takes this station's entries, "W2" or "W2/2"
    std::string state;    // "welcome"; anything else: nothing is taken from us
    std::string why;
    std::int64_t last_seq = 0;  // what head office has of us
    std::string last_hash;
    std::int64_t at = 0;  // its clock, UTC milliseconds
    bool safe = false;    // what it acknowledges survives a power cut
};

LinkResult<HelloAnswer> say_hello(HeadOfficeLink& link, const HelloWords& words);

struct PostAnswer {
    std::int64_t to = 0;
    std::string hash;
    std::int64_t rejects = 0;  // of these entries; taken too, but to be worked on
};

LinkResult<PostAnswer> post_entries(HeadOfficeLink& link, const std::string& install,
                                    std::span<const FeedEntry> entries);

// What a copy of the customers begins with; to be asked first in a REPEATABLE READ transaction.
struct CustomersStart {
    std::string cursor;
    std::int64_t included_seq = 0;
    bool all = false;  // everything comes, not only what changed
    std::int64_t accounts = 0;
    std::int64_t receivables = 0;
};

LinkResult<CustomersStart> start_customers(HeadOfficeLink& link, const std::string& since);
// Asks for a page of `what`, "accounts" or "receivables", after the key `after`; HeadOfficeLink::receive
// gives it. Its columns stand in 006_downstream.sql.
LinkResult<void> send_for_customers(HeadOfficeLink& link, const std::string& what, const std::string& since,
                                    const std::string& after, int limit);

struct Mail {
    std::vector<HeadOfficeReject> rejects;
    std::vector<Delivery> deliveries;
};

// Rejects that are open or were resolved after `resolved_since` (UTC milliseconds), and deliveries after that
// one.
LinkResult<Mail> fetch_mail(HeadOfficeLink& link, std::int64_t last_delivery, std::int64_t resolved_since);

}  // namespace core
