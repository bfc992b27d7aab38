#pragma once

#include <SQLiteCpp/Database.h>

#include "core/store/mirror/mirror_rows.h"

namespace core {

// The `snapshot` rows: `what` is "accounts" or "receivables", a table's name too.
std::int64_t next_load(SQLite::Database& connection, const char* what);
void write_stamp(SQLite::Database& connection, const char* what, std::int64_t load, const LoadStamp& stamp);

// How far head office's changes are in. An import clears it: head office must send everything again, since it
// knows nothing of what the import wrote.
void write_cursor(SQLite::Database& connection, const std::string& cursor);
void clear_cursor(SQLite::Database& connection);

}  // namespace core
