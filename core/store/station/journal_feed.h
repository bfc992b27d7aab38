#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/store/station/station_reader.h"

namespace core {

// An entry as head office takes it.
struct FeedEntry {
    std::int64_t seq = 0;
    std::string payload;
    std::string hash;
    // The rows that this station's books made of it, as JSON; empty: none. So the rules of the ledger stand
    // once, here; head office proves them by making the rows again (`paydesk headoffice check`).
    //   transfers: [[debit, credit, cents]], accounts: [[account, receivable, cents]],
    //   owed: [[id, account, kind, service, cents, due date]],
    //   sessions: [[name, person, business date, opened seq, closed seq or null]],
    //   arrangements: [[name, account, kind, state, made on, until, cents]]
    std::string books;
};

// Reads a station's journal beside its writer, for a program of its own. Each call is one short snapshot.
class JournalFeed {
  public:
    // Problems: not_a_station, storage_*.
    static Result<JournalFeed> open(const std::filesystem::path& folder);

    Result<StationIdentity> identity() { return StationReader(database_).identity(); }
    Result<JournalHead> head() { return StationReader(database_).head(); }
    // The chain's hash after entry `seq`, 64 zeros after none; nothing when there is no such entry.
    Result<std::optional<std::string>> hash_after(std::int64_t seq);
    // Entries from `first` on, in order: at most `count`, and no more than `bytes` of payload after the
    // first.
    Result<std::vector<FeedEntry>> entries(std::int64_t first, std::int64_t count, std::size_t bytes);

  private:
    explicit JournalFeed(Database database) : database_(std::move(database)) {}

    Database database_;
};

}  // namespace core
