#pragma once

#include <string>
#include <vector>

#include "core/facts/drawer_facts.h"
#include "core/store/station/station_reader.h"

namespace core {

// Where a session stands beside its figures.
struct DrawerState {
    std::int64_t count_begun_seq = 0;  // 0: no count is under way
    std::string handover_to;           // who is to accept the drawer; empty: nobody
    int counts_set_aside = 0;          // counts before it was re-opened
    Money float_retained;              // what its close left as float
};

// Answers questions about drawer sessions; each costs the same however long the station's history is. Every
// problem is a storage problem.
class DrawerReader {
  public:
    explicit DrawerReader(StationReader reader) : reader_(reader) {}

    Result<std::vector<SessionRow>> open_sessions();  // oldest first
    Result<DrawerState> state(std::int64_t session);
    Result<bool> is_count_under_way();  // in any drawer of the station

    // The closed session whose retained float nobody has begun with yet: this person's last, or else the
    // station's last.
    Result<std::optional<SessionRow>> float_waiting_for(const std::string& person);

    // Openings, counts, moves ... of a session in order; not its payments.
    Result<std::vector<Entry>> entries_of(std::int64_t session);
    // Its payments and their voids, in order.
    Result<std::vector<Entry>> payment_entries_of(const SessionRow& session);

    // The closing record last before entry `seq` (0: of all), of any session or of one; 0: none.
    Result<std::int64_t> last_close(std::int64_t seq);
    Result<std::int64_t> last_close_of(std::int64_t session, std::int64_t seq);

    Result<std::vector<SafeDrop>> bags_in_safe(std::int64_t session);
    Result<bool> is_bag_used(const std::string& bag);
    Result<Money> ledger_balance(const std::string& account);

  private:
    SQLite::Database& db() { return reader_.database().raw(); }
    Result<std::vector<std::int64_t>> numbers(const char* sql, std::vector<std::int64_t> values);

    StationReader reader_;
};

}  // namespace core
