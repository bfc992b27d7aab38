#include "core/store/station/desk_reader.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <charconv>

#include "core/store/database/storage_problem.h"

namespace core {

namespace {

std::optional<std::int64_t> number_behind(std::string_view name, std::string_view mark) {
    const auto at = name.rfind(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view digits = name.substr(at + mark.size());
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || number < 1) return std::nullopt;
    return number;
}

Result<std::int64_t> next_of(StationReader reader, const char* sql) {
    return storage_call([&] { return reader.database().raw().execAndGet(sql).getInt64(); });
}

Result<std::vector<RejectRow>> rejects_where(StationReader reader, const std::string& condition,
                                             std::int64_t value) {
    return storage_call([&] {
        SQLite::Statement query(
            reader.database().raw(),
            "SELECT r.seq, r.settled_seq, json_extract(e.payload, '$.body.file'), "
            "json_extract(e.payload, '$.body.source'), json_extract(e.payload, '$.body.rows[' || r.n || ']') "
            "FROM rejects r JOIN entries e ON e.seq = r.seq WHERE " +
                condition + " ORDER BY r.number");
        query.bind(1, value);
        std::vector<RejectRow> list;
        while (query.executeStep()) {
            list.push_back(
                {.seq = query.getColumn(0).getInt64(),
                 .settled_seq = query.getColumn(1).getInt64(),
                 .file = query.getColumn(2).getString(),
                 .source = reject_sources(query.getColumn(3).getString()).value_or(RejectSource::receivables),
                 .row = rejected_row_from(nlohmann::json::parse(query.getColumn(4).getString()))});
        }
        return list;
    });
}

nlohmann::json body_in(const SQLite::Column& payload) {
    return nlohmann::json::parse(payload.getString()).at("body");
}

std::vector<BatchPayment> payments_of(SQLite::Database& connection, std::int64_t batch) {
    SQLite::Statement query(
        connection,
        "SELECT b.payment, b.items, p.amount, p.voided_seq IS NOT NULL FROM batch_payments b "
        "JOIN payments p ON p.number = b.payment WHERE b.batch = ? ORDER BY b.payment");
    query.bind(1, batch);
    std::vector<BatchPayment> list;
    while (query.executeStep()) {
        list.push_back({.payment = query.getColumn(0).getInt64(),
                        .items = query.getColumn(1).getInt64(),
                        .amount = Money::from_cents(query.getColumn(2).getInt64()),
                        .voided = query.getColumn(3).getInt() != 0});
    }
    return list;
}

Result<std::vector<BatchRow>> batches_where(StationReader reader, const std::string& condition,
                                            std::int64_t value) {
    return storage_call([&] {
        SQLite::Database& connection = reader.database().raw();
        SQLite::Statement query(connection,
                                "SELECT b.number, b.opened_seq, o.payload, c.payload FROM batches b "
                                "JOIN entries o ON o.seq = b.opened_seq LEFT JOIN entries c ON c.seq = "
                                "b.closed_seq WHERE " +
                                    condition + " ORDER BY b.number DESC");
        query.bind(1, value);
        std::vector<BatchRow> list;
        while (query.executeStep()) {
            BatchRow row{.opened = batch_opened_from(body_in(query.getColumn(2))),
                         .opened_seq = query.getColumn(1).getInt64(),
                         .closed = {},
                         .payments = payments_of(connection, query.getColumn(0).getInt64())};
            if (!query.getColumn(3).isNull()) row.closed = batch_closed_from(body_in(query.getColumn(3)));
            list.push_back(std::move(row));
        }
        return list;
    });
}

template <class Row>
Result<std::optional<Row>> first_of(Result<std::vector<Row>> rows) {
    if (!rows) return tl::unexpected(rows.error());
    if (rows->empty()) return std::nullopt;
    return std::move(rows->front());
}

}  // namespace

std::string reject_name(std::int64_t number) {
    return fmt::format("REJ-{:04}", number);
}

std::optional<std::int64_t> reject_number(std::string_view name) {
    return name.starts_with("REJ-") ? number_behind(name, "REJ-") : std::nullopt;
}

std::string batch_name(std::string_view station, std::int64_t number) {
    return fmt::format("{}-B{:04}", station, number);
}

std::optional<std::int64_t> batch_number(std::string_view name) {
    return number_behind(name, "-B");
}

Result<std::int64_t> next_reject(StationReader reader) {
    return next_of(reader, "SELECT 1 + coalesce(max(number), 0) FROM rejects");
}

Result<bool> reject_is_known(StationReader reader, const std::string& key) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(), "SELECT 1 FROM rejects WHERE key = ?");
        query.bind(1, key);
        return query.executeStep();
    });
}

Result<std::vector<RejectRow>> rejects(StationReader reader, bool open_only) {
    return rejects_where(reader, "(?1 = 0 OR r.settled_seq IS NULL)", open_only ? 1 : 0);
}

Result<std::optional<RejectRow>> reject(StationReader reader, const std::string& name) {
    return first_of(rejects_where(reader, "r.number = ?1", reject_number(name).value_or(0)));
}

Result<std::vector<SuspenseRow>> suspense_items(StationReader reader, bool open_only) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(),
                                "SELECT item, seq, payment, n, amount, reason, settled_seq FROM "
                                "suspense_items WHERE ? = 0 OR settled_seq IS NULL ORDER BY seq, n");
        query.bind(1, open_only ? 1 : 0);
        std::vector<SuspenseRow> rows;
        while (query.executeStep()) {
            rows.push_back({.item = query.getColumn(0).getString(),
                            .seq = query.getColumn(1).getInt64(),
                            .payment = query.getColumn(2).getInt64(),
                            .line = query.getColumn(3).getInt(),
                            .amount = Money::from_cents(query.getColumn(4).getInt64()),
                            .reason = query.getColumn(5).getString(),
                            .settled_seq = query.getColumn(6).getInt64()});
        }
        return rows;
    });
}

std::int64_t BatchRow::items() const {
    std::int64_t sum = 0;
    for (const BatchPayment& payment : payments) sum += payment.voided ? 0 : payment.items;
    return sum;
}

Money BatchRow::total() const {
    Money sum;
    for (const BatchPayment& payment : payments) {
        if (!payment.voided) sum += payment.amount;
    }
    return sum;
}

Result<std::int64_t> next_batch(StationReader reader) {
    return next_of(reader, "SELECT 1 + coalesce(max(number), 0) FROM batches");
}

Result<std::vector<BatchRow>> batches(StationReader reader, bool open_only) {
    return batches_where(reader, "(?1 = 0 OR b.closed_seq IS NULL)", open_only ? 1 : 0);
}

Result<std::optional<BatchRow>> batch(StationReader reader, const std::string& name) {
    auto found = first_of(batches_where(reader, "b.number = ?1", batch_number(name).value_or(0)));
    // A batch of another station has the same number and another name.
    if (found && *found && (*found)->opened.batch != name) return std::nullopt;
    return found;
}

Result<std::vector<ReceiptsIssued>> receipt_books(StationReader reader) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(),
                                "SELECT book, first, last, holder FROM receipt_books ORDER BY first");
        std::vector<ReceiptsIssued> list;
        while (query.executeStep()) {
            list.push_back({.book = query.getColumn(0).getString(),
                            .first = query.getColumn(1).getInt64(),
                            .last = query.getColumn(2).getInt64(),
                            .holder = query.getColumn(3).getString()});
        }
        return list;
    });
}

Result<std::optional<ManualReceipt>> manual_receipt(StationReader reader, const std::string& number) {
    return storage_call([&]() -> std::optional<ManualReceipt> {
        SQLite::Statement query(reader.database().raw(),
                                "SELECT number, seq, payment FROM manual_receipts WHERE number = ?");
        query.bind(1, number);
        if (!query.executeStep()) return std::nullopt;
        return ManualReceipt{.number = query.getColumn(0).getString(),
                             .seq = query.getColumn(1).getInt64(),
                             .payment = query.getColumn(2).getInt64()};
    });
}

Result<std::vector<std::int64_t>> missing_receipts(StationReader reader, const ReceiptsIssued& book) {
    return storage_call([&] {
        SQLite::Statement query(
            reader.database().raw(),
            "WITH RECURSIVE numbers(n) AS (SELECT ?1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?2) "
            "SELECT n FROM numbers WHERE NOT EXISTS "
            "(SELECT 1 FROM manual_receipts WHERE number = CAST(n AS TEXT)) ORDER BY n");
        query.bind(1, book.first);
        query.bind(2, book.last);
        std::vector<std::int64_t> list;
        while (query.executeStep()) list.push_back(query.getColumn(0).getInt64());
        return list;
    });
}

}  // namespace core
