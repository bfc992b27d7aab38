#pragma once

#include <SQLiteCpp/Database.h>

#include "core/store/mirror/mirror_rows.h"

namespace core {

// The `snapshot` rows: `what` is "accounts" or "receivables", a table's name too.
std::int64_t next_load(SQLite::Database& connection, const char* what);
void write_stamp(SQLite::Database& connection, const char* what, std::int64_t load, const LoadStamp& stamp);

}  // namespace core
