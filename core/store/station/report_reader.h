#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/drawer_watch_facts.h"
#include "core/store/station/station_reader.h"

namespace core {

// Entries from `first` to `last`, both included; none when last is before first.
struct EntryRange {
    std::int64_t first = 1;
    std::int64_t last = 0;

    std::int64_t count() const { return last < first ? 0 : last - first + 1; }
};

// What one entry moved on one general-ledger account; debits are positive.
struct LedgerPosting {
    std::int64_t seq = 0;
    std::string account;
    Money amount;
};

// A motion of the drawer that somebody should know of.
struct DrawerAlarm {
    std::int64_t seq = 0;
    DrawerSensed fact;
    std::optional<std::int64_t> seconds_open;  // until it was closed; nothing: never seen, or it never opened
};

// Reads the station's records of some business dates; costs time in proportion to the entries of those dates,
// however long the history. Every problem is a storage problem.
class ReportReader {
  public:
    explicit ReportReader(StationReader reader) : reader_(reader) {}

    // From the opening of the first business day on or after `from` to the last entry before the first day
    // after `to` opens.
    Result<EntryRange> of_dates(Date from, Date to);
    Result<EntryRange> everything();

    // In order; a body of another shape than its kind ends it as storage_corrupt.
    Done for_each(EntryRange range, const std::function<void(const Entry&)>& visit);

    Result<std::vector<LedgerPosting>> ledger_postings(EntryRange range);  // by entry, debits first

    // All motions but openings that an entry explains, and closings; in order.
    Result<std::vector<DrawerAlarm>> drawer_alarms(EntryRange range);

    StationReader& station() { return reader_; }

  private:
    SQLite::Database& db() { return reader_.database().raw(); }

    StationReader reader_;
};

}  // namespace core
