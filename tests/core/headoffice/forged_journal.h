#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/store/station/journal_feed.h"

namespace test {

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
