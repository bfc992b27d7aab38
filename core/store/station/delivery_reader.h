#pragma once

#include <string>

#include "core/store/station/station_reader.h"

namespace core {

// What a delivery of head office is about; a later one of the same takes its place.
std::string subject_of_person(const std::string& name);
inline constexpr const char* subject_of_policy = "policy";

// Which deliveries of head office took effect here. Every problem is a storage problem.
class DeliveryReader {
  public:
    explicit DeliveryReader(StationReader reader) : reader_(reader) {}

    Result<bool> is_taken(std::int64_t id);
    // Whether a delivery after this one took effect for the same subject.
    Result<bool> is_superseded(std::int64_t id, const std::string& subject);

  private:
    SQLite::Database& db() { return reader_.database().raw(); }

    StationReader reader_;
};

}  // namespace core
