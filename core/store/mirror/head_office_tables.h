#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>
#include <span>
#include <vector>

#include "core/counter/head_office.h"

namespace core {

// The tables that hold what head office sent beside customers. Writing stands in the caller's transaction.
// All throw what SQLiteCpp throws.
void write_head_office(SQLite::Database& connection, const HeadOfficeState& state);
void write_rejects(SQLite::Database& connection, std::span<const HeadOfficeReject> rejects);
void write_deliveries(SQLite::Database& connection, std::span<const Delivery> deliveries);

std::optional<HeadOfficeState> read_head_office(SQLite::Database& connection);
std::vector<HeadOfficeReject> read_rejects(SQLite::Database& connection);
std::vector<Delivery> read_deliveries(SQLite::Database& connection, std::int64_t after);

}  // namespace core
