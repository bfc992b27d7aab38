#include "core/store/mirror/head_office_tables.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/VariadicBind.h>

namespace core {

void write_head_office(SQLite::Database& connection, const HeadOfficeState& state) {
    SQLite::Statement write(
        connection,
        "INSERT INTO head_office (id, url, state, why, posted_seq, posted_hash, contact_at, failed_since, "
        "clock_ahead, safe) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "url = excluded.url, state = excluded.state, why = excluded.why, posted_seq = excluded.posted_seq, "
        "posted_hash = excluded.posted_hash, contact_at = excluded.contact_at, "
        "failed_since = excluded.failed_since, clock_ahead = excluded.clock_ahead, safe = excluded.safe");
    SQLite::bind(write, state.url, state.state, state.why, state.posted_seq, state.posted_hash,
                 state.contact_at, state.failed_since, state.clock_ahead, state.safe ? 1 : 0);
    write.exec();
}

void write_rejects(SQLite::Database& connection, std::span<const HeadOfficeReject> rejects) {
    SQLite::Statement write(
        connection,
        "INSERT INTO head_office_rejects (seq, n, code, account, receivable, amount, resolution, "
        "resolved_by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (seq, n, code) DO UPDATE SET "
        "account = excluded.account, receivable = excluded.receivable, amount = excluded.amount, "
        "resolution = excluded.resolution, resolved_by = excluded.resolved_by");
    for (const HeadOfficeReject& reject : rejects) {
        write.reset();
        SQLite::bind(write, reject.seq, reject.n, reject.code, reject.account, reject.receivable,
                     reject.amount.cents(), reject.resolution, reject.resolved_by);
        write.exec();
    }
}

void write_deliveries(SQLite::Database& connection, std::span<const Delivery> deliveries) {
    SQLite::Statement write(connection,
                            "INSERT INTO deliveries (id, kind, content, made_by, received_at) "
                            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING");
    for (const Delivery& delivery : deliveries) {
        write.reset();
        SQLite::bind(write, delivery.id, delivery.kind, delivery.content, delivery.made_by,
                     delivery.received_at.utc_ms);
        write.exec();
    }
}

std::optional<HeadOfficeState> read_head_office(SQLite::Database& connection) {
    SQLite::Statement row(connection,
                          "SELECT url, state, why, posted_seq, posted_hash, contact_at, failed_since, "
                          "clock_ahead, cursor, safe FROM head_office");
    if (!row.executeStep()) return std::nullopt;
    return HeadOfficeState{.url = row.getColumn(0).getString(),
                           .state = row.getColumn(1).getString(),
                           .why = row.getColumn(2).getString(),
                           .posted_seq = row.getColumn(3).getInt64(),
                           .posted_hash = row.getColumn(4).getString(),
                           .contact_at = row.getColumn(5).getInt64(),
                           .failed_since = row.getColumn(6).getInt64(),
                           .clock_ahead = row.getColumn(7).getInt64(),
                           .cursor = row.getColumn(8).getString(),
                           .safe = row.getColumn(9).getInt() != 0};
}

std::vector<HeadOfficeReject> read_rejects(SQLite::Database& connection) {
    SQLite::Statement row(connection,
                          "SELECT seq, n, code, account, receivable, amount, resolution, resolved_by "
                          "FROM head_office_rejects ORDER BY seq, n, code");
    std::vector<HeadOfficeReject> rejects;
    while (row.executeStep()) {
        rejects.push_back({.seq = row.getColumn(0).getInt64(),
                           .n = row.getColumn(1).getInt64(),
                           .code = row.getColumn(2).getString(),
                           .account = row.getColumn(3).getString(),
                           .receivable = row.getColumn(4).getString(),
                           .amount = Money::from_cents(row.getColumn(5).getInt64()),
                           .resolution = row.getColumn(6).getString(),
                           .resolved_by = row.getColumn(7).getString()});
    }
    return rejects;
}

std::vector<Delivery> read_deliveries(SQLite::Database& connection, std::int64_t after) {
    SQLite::Statement row(connection,
                          "SELECT id, kind, content, made_by, received_at FROM deliveries "
                          "WHERE id > ? ORDER BY id");
    row.bind(1, after);
    std::vector<Delivery> deliveries;
    while (row.executeStep()) {
        deliveries.push_back({.id = row.getColumn(0).getInt64(),
                              .kind = row.getColumn(1).getString(),
                              .content = row.getColumn(2).getString(),
                              .made_by = row.getColumn(3).getString(),
                              .received_at = Moment{row.getColumn(4).getInt64()}});
    }
    return deliveries;
}

}  // namespace core
