#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/store/station/journal_feed.h"
#include "tests/support/head_office/head_office_server.h"

namespace test {

// A station that posts by hand, batch by batch.
struct Sender {
    core::HeadOfficeLink link;
    std::string install = "machine-1";

    core::LinkResult<nlohmann::json> hello(std::int64_t seq, const std::string& hash);
    core::LinkResult<nlohmann::json> ingest(const std::vector<core::FeedEntry>& entries,
                                            const std::optional<std::string>& tail = {});
    // The code of the refusal; empty when it was taken.
    std::string refusal(const std::vector<core::FeedEntry>& entries,
                        const std::optional<std::string>& tail = {});
};

// One head office with one station, W2, and the customer Gonzalez (10-00041-00: 62.10 late, 61.35 current).
struct PostingOffice {
    explicit PostingOffice(const std::string& database = head_office_server().new_name());

    Sender sender(const std::string& as = "W2");
    Sender greeted_sender(const std::string& as = "W2");  // head office knows its installation
    std::vector<core::FeedEntry> entries(std::int64_t first = 1, std::int64_t count = 1000);
    void send_all();                          // what the station has, as W2 after its hello
    void run(const std::string& sql);         // throws when it fails
    std::string one(const std::string& sql);  // the first field of the answer; empty: none

    TestStation station;
    core::HeadOfficeLink office;
    std::string name;
};

}  // namespace test
