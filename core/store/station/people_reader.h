#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/facts/people_facts.h"
#include "core/store/station/station_reader.h"

namespace core {

// Tries of a person's PIN since the last right one.
struct PinTries {
    int tries = 0;
    Moment last_at;
};

// A wrong PIN on record.
struct PinRefusal {
    std::int64_t seq = 0;
    Moment at;
    std::string person;
    int tries = 0;
};

// A small office's exception for one business date.
struct DayException {
    std::int64_t seq = 0;
    std::string person;
    DayExcepted fact;
};

// A policy from the entry on that put it in force.
struct PolicyOnRecord {
    std::int64_t seq = 0;
    Moment at;
    std::string person;
    PolicySet fact;
};

// Answers questions about people and policies from station.db. Every problem is a storage problem.
class PeopleReader {
  public:
    explicit PeopleReader(StationReader reader) : reader_(reader) {}

    Result<PinTries> pin_tries(const std::string& person);
    Result<std::vector<PinRefusal>> pin_refusals(std::int64_t after_seq);  // oldest first
    Result<bool> took_money(Date business_date, const std::string& person);
    Result<std::optional<DayException>> day_exception(Date business_date);
    Result<bool> is_any_drawer_open();

    // The policy that decided entry `seq`; nothing before the first.
    Result<std::optional<PolicyOnRecord>> policy_at(std::int64_t seq);
    Result<std::optional<PolicyOnRecord>> latest_policy();
    Result<std::vector<PolicyOnRecord>> policies();  // in order, the last is in force

  private:
    SQLite::Database& db() { return reader_.database().raw(); }
    Result<std::vector<PolicyOnRecord>> policies_where(const char* condition, std::int64_t value);

    StationReader reader_;
};

}  // namespace core
