#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/temporary_folder.h"
#include "core/store/station/journal_feed.h"
#include "core/store/station/projector.h"

namespace core {

// Makes a station's books again from its journal alone, by the same rules, in a file that is gone afterwards.
class ReplayedBooks {
  public:
    // An entry as it was sent.
    struct Sent {
        std::string payload;
        std::string hash;
    };

    static Result<ReplayedBooks> begin();
    ReplayedBooks(ReplayedBooks&&) = default;
    ReplayedBooks& operator=(ReplayedBooks&&) = delete;

    // Takes the entries that follow and answers what the books make of each, as the station's feed says it.
    // Problems: verify_failed (an entry that the rules cannot take), storage_*.
    Result<std::vector<FeedEntry>> add(const std::vector<Sent>& entries);

  private:
    ReplayedBooks(TemporaryFolder folder, Database database);

    TemporaryFolder folder_;  // outlives what is in it
    std::unique_ptr<Database> database_;
    std::unique_ptr<Projector> projector_;
    std::int64_t last_ = 0;
};

}  // namespace core
