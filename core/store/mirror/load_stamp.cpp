#include "core/store/mirror/load_stamp.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

namespace core {

std::int64_t next_load(SQLite::Database& connection, const char* what) {
    SQLite::Statement last(connection, "SELECT coalesce(max(load), 0) FROM snapshot WHERE what = ?");
    last.bind(1, what);
    last.executeStep();
    return last.getColumn(0).getInt64() + 1;
}

void write_stamp(SQLite::Database& connection, const char* what, std::int64_t load, const LoadStamp& stamp) {
    SQLite::Statement insert(
        connection,
        fmt::format("INSERT OR REPLACE INTO snapshot (what, load, included_seq, loaded_at, source, "
                    "rejected, records) VALUES (?, ?, ?, ?, ?, ?, (SELECT count(*) FROM {}))",
                    what));
    insert.bind(1, what);
    insert.bind(2, load);
    insert.bind(3, stamp.included_seq);
    insert.bind(4, stamp.at.utc_ms);
    insert.bind(5, stamp.source);
    insert.bind(6, stamp.rejected);
    insert.exec();
}

void write_cursor(SQLite::Database& connection, const std::string& cursor) {
    SQLite::Statement write(connection,
                            "INSERT INTO head_office (id, cursor) VALUES (1, ?) "
                            "ON CONFLICT (id) DO UPDATE SET cursor = excluded.cursor");
    write.bind(1, cursor);
    write.exec();
}

void clear_cursor(SQLite::Database& connection) {
    connection.exec("UPDATE head_office SET cursor = ''");
}

}  // namespace core
