#include "core/store/station/payment_reader.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include "core/store/database/storage_problem.h"
#include "core/store/station/row_fields.h"

namespace core {

namespace {

std::vector<SuspenseRow> suspense_rows(SQLite::Statement& query) {
    std::vector<SuspenseRow> rows;
    while (query.executeStep()) {
        rows.push_back({.item = query.getColumn(0).getString(),
                        .seq = query.getColumn(1).getInt64(),
                        .payment = query.getColumn(2).getInt64(),
                        .line = query.getColumn(3).getInt(),
                        .amount = money_in(query, 4),
                        .reason = query.getColumn(5).getString(),
                        .settled_seq = query.getColumn(6).getInt64()});
    }
    return rows;
}

std::vector<OrderRow> order_rows(SQLite::Statement& query) {
    std::vector<OrderRow> rows;
    while (query.executeStep()) {
        rows.push_back({.name = query.getColumn(0).getString(),
                        .account = query.getColumn(1).getString(),
                        .kind = query.getColumn(2).getString(),
                        .state = query.getColumn(3).getString(),
                        .seq = query.getColumn(4).getInt64()});
    }
    return rows;
}

}  // namespace

Result<std::optional<std::int64_t>> same_payment(StationReader reader, Date business_date,
                                                 const std::string& account, Money amount) {
    return storage_call([&]() -> std::optional<std::int64_t> {
        SQLite::Statement query(
            reader.database().raw(),
            "SELECT p.number FROM allocations a JOIN payments p ON p.seq = a.seq "
            "JOIN sessions s ON s.id = p.session WHERE a.account = ?1 AND a.receivable <> ?2 "
            "AND a.seq > (SELECT opened_seq FROM days WHERE business_date = ?3) "
            "AND s.business_date = ?3 AND p.voided_seq IS NULL "
            "GROUP BY p.number HAVING sum(a.amount) = ?4 ORDER BY p.number DESC LIMIT 1");
        query.bind(1, account);
        query.bind(2, std::string(deposit_on_account));
        query.bind(3, business_date.text());
        query.bind(4, amount.cents());
        if (!query.executeStep()) return std::nullopt;
        return query.getColumn(0).getInt64();
    });
}

Result<Money> cash_from_payor(StationReader reader, Date business_date, const std::string& payor) {
    return storage_call([&] {
        SQLite::Statement query(
            reader.database().raw(),
            "SELECT coalesce(sum(t.amount), 0) FROM payors w JOIN payments p ON p.number = w.payment "
            "JOIN sessions s ON s.id = p.session JOIN tenders t ON t.payment = p.number "
            "WHERE w.name = ?1 AND w.payment >= (SELECT min(first_payment) FROM sessions WHERE "
            "business_date = ?2) AND s.business_date = ?2 AND p.voided_seq IS NULL "
            "AND t.type IN ('cash', 'note_acceptor')");
        query.bind(1, payor);
        query.bind(2, business_date.text());
        return query.executeStep() ? money_in(query, 0) : Money{};
    });
}

Result<Money> ledger_balance(StationReader reader, const std::string& ledger_account) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(),
                                "SELECT balance FROM ledger_accounts WHERE name = ?");
        query.bind(1, ledger_account);
        return query.executeStep() ? money_in(query, 0) : Money{};
    });
}

std::string suspense_name(std::int64_t number) {
    return fmt::format("SUS-{:04}", number);
}

Result<std::int64_t> next_suspense_item(StationReader reader) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(), "SELECT 1 + count(*) FROM suspense_items");
        return query.executeStep() ? query.getColumn(0).getInt64() : std::int64_t{1};
    });
}

Result<std::vector<SuspenseRow>> open_suspense_items(StationReader reader) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(),
                                "SELECT item, seq, payment, n, amount, reason, settled_seq FROM "
                                "suspense_items WHERE settled_seq IS NULL ORDER BY seq, n");
        return suspense_rows(query);
    });
}

Result<std::optional<SuspenseRow>> suspense_item(StationReader reader, const std::string& item) {
    return storage_call([&]() -> std::optional<SuspenseRow> {
        SQLite::Statement query(reader.database().raw(),
                                "SELECT item, seq, payment, n, amount, reason, settled_seq FROM "
                                "suspense_items WHERE item = ?");
        query.bind(1, item);
        const auto rows = suspense_rows(query);
        return rows.empty() ? std::nullopt : std::optional(rows.front());
    });
}

std::string order_name(std::string_view station, std::int64_t number) {
    return fmt::format("{}-O{:06}", station, number);
}

Result<std::int64_t> next_order(StationReader reader) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(), "SELECT 1 + count(*) FROM orders");
        return query.executeStep() ? query.getColumn(0).getInt64() : std::int64_t{1};
    });
}

Result<std::vector<OrderRow>> orders_of(StationReader reader, const std::string& account) {
    return storage_call([&] {
        SQLite::Statement query(
            reader.database().raw(),
            "SELECT name, account, kind, state, seq FROM orders WHERE account = ? ORDER BY name");
        query.bind(1, account);
        return order_rows(query);
    });
}

Result<std::vector<OrderRow>> orders_of_entry(StationReader reader, std::int64_t seq) {
    return storage_call([&] {
        SQLite::Statement query(
            reader.database().raw(),
            "SELECT name, account, kind, state, seq FROM orders WHERE seq = ? ORDER BY name");
        query.bind(1, seq);
        return order_rows(query);
    });
}

}  // namespace core
