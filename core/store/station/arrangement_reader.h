#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/facts/arrangement_facts.h"
#include "core/store/station/station_reader.h"

namespace core {

struct ArrangementRow {
    std::int64_t number = 0;
    std::string name;  // "W2-A000001"
    std::string account;
    ArrangementState state = ArrangementState::active;
    std::string cause;
    std::string payment;  // that a pledge was matched with
    Entry entry;          // that made it
    ArrangementMade made;

    // It still does what it was made for.
    bool is_running() const { return state == ArrangementState::active || state == ArrangementState::open; }
};

// Answers questions about extensions, plans and pledges, and about what a charge was booked against. Every
// problem is a storage problem.
class ArrangementReader {
  public:
    explicit ArrangementReader(StationReader reader) : reader_(reader) {}

    Result<std::optional<ArrangementRow>> named(const std::string& name);
    Result<std::vector<ArrangementRow>> of_account(const std::string& account);  // oldest first
    Result<std::vector<ArrangementRow>> active_plans(const std::string& account);
    Result<std::vector<ArrangementRow>> running();
    Result<std::vector<ArrangementRow>> all(ArrangementKind kind, int limit);  // newest first
    Result<std::string> next_name();

    // The entry that charged a local receivable.
    Result<std::optional<Entry>> charge_entry(const std::string& account, const std::string& receivable);

  private:
    SQLite::Database& db() { return reader_.database().raw(); }
    template <class... Values>
    Result<std::vector<ArrangementRow>> rows_where(const std::string& condition, const Values&... values);

    StationReader reader_;
};

}  // namespace core
