#pragma once

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
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

// A head office that knows the customer Gonzalez, and window W2, which takes payments of him.
struct OfficeWithStation {
    OfficeWithStation();
    Sender sender(const std::string& station = "W2");
    std::vector<core::FeedEntry> entries(std::int64_t first = 1, std::int64_t count = 1000);
    void run(const std::string& sql);
    std::string one(const std::string& sql);  // the first value; empty where there is none

    std::string database;
    core::HeadOfficeLink office;
    TestStation station;
};

// Entries that no station of ours would write, chained to `before`.
class ForgedJournal {
  public:
    explicit ForgedJournal(const std::vector<core::FeedEntry>& before)
        : seq_(before.empty() ? 0 : before.back().seq),
          hash_(before.empty() ? std::string(64, '0') : before.back().hash) {}
    core::FeedEntry raw(const std::string& payload, const std::string& books = {});
    core::FeedEntry entry(const std::string& kind, const nlohmann::json& body,
                          const nlohmann::json& books = {});
    // A cash payment of `paid` cents which the books and the payment say relieve `relieved` of a receivable.
    core::FeedEntry payment(const std::string& account, std::int64_t paid, std::int64_t relieved,
                            const std::string& receivable = "");
    std::int64_t next() const { return seq_ + 1; }

  private:
    std::int64_t seq_;
    std::string hash_;
};

}  // namespace test
