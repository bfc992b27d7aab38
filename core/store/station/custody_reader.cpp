#include "core/store/station/custody_reader.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <charconv>

#include "core/ledger/transfers.h"
#include "core/store/database/storage_problem.h"

namespace core {

namespace {

constexpr std::string_view deposit_mark = "DEP-";
constexpr TenderType deposited_types[] = {TenderType::cash, TenderType::check, TenderType::money_order,
                                          TenderType::cashiers_check};

DepositRow deposit_in(SQLite::Statement& row) {
    return {.number = row.getColumn(0).getInt64(),
            .seq = row.getColumn(1).getInt64(),
            .bag = row.getColumn(2).getString(),
            .amount = Money::from_cents(row.getColumn(3).getInt64()),
            .confirmed_seq = row.getColumn(4).getInt64(),
            .corrected_seq = row.getColumn(5).getInt64()};
}

std::string deposit_query(const char* rest) {
    return fmt::format("SELECT id, seq, bag, amount, confirmed_seq, corrected_seq FROM deposits {}", rest);
}

}  // namespace

std::string deposit_name(std::int64_t number) {
    return fmt::format("{}{:04}", deposit_mark, number);
}

std::optional<std::int64_t> deposit_number(std::string_view name) {
    if (!name.starts_with(deposit_mark)) return std::nullopt;
    const std::string_view digits = name.substr(deposit_mark.size());
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || number < 1) return std::nullopt;
    return number;
}

std::string_view DepositRow::state() const {
    if (corrected_seq != 0) return "corrected";
    return confirmed_seq != 0 ? "confirmed" : "prepared";
}

Result<Money> CustodyReader::balance(std::string_view ledger_account) {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT balance FROM ledger_accounts WHERE name = ?");
        query.bind(1, std::string(ledger_account));
        return query.executeStep() ? Money::from_cents(query.getColumn(0).getInt64()) : Money{};
    });
}

Result<MoneyByTender> CustodyReader::undeposited() {
    MoneyByTender amounts;
    for (const TenderType type : deposited_types) {
        const auto amount = balance(ledger_account::undeposited(type));
        if (!amount) return tl::unexpected(amount.error());
        amounts[type] = *amount;
    }
    return amounts;
}

Result<bool> CustodyReader::vault_was_counted() {
    return storage_call(
        [&] { return SQLite::Statement(db(), "SELECT 1 FROM vault_counts LIMIT 1").executeStep(); });
}

Result<std::string> CustodyReader::gone_to(const std::string& session) {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT gone_to FROM gone_takings WHERE session = ?");
        query.bind(1, session);
        return query.executeStep() ? query.getColumn(0).getString() : std::string{};
    });
}

Result<std::vector<SessionRow>> CustodyReader::sessions_to_deposit() {
    const auto ids = storage_call([&] {
        SQLite::Statement query(
            db(),
            "SELECT id FROM sessions WHERE closed_seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM gone_takings "
            "WHERE session = (SELECT name FROM station) || '-S' || printf('%04d', id)) ORDER BY id");
        std::vector<std::int64_t> list;
        while (query.executeStep()) list.push_back(query.getColumn(0).getInt64());
        return list;
    });
    if (!ids) return tl::unexpected(ids.error());
    std::vector<SessionRow> sessions;
    for (const std::int64_t id : *ids) {
        const auto session = reader_.session(id);
        if (!session) return tl::unexpected(session.error());
        if (*session) sessions.push_back(**session);
    }
    return sessions;
}

Result<std::vector<DepositItem>> CustodyReader::items_of(const SessionRow& session) {
    return storage_call([&] {
        // A session's payments lie between its first and the first of the next session opened after it.
        SQLite::Statement query(
            db(),
            "SELECT t.type, t.number, t.amount FROM payments p JOIN tenders t ON t.payment = p.number "
            "WHERE p.number >= ?1 AND p.number < coalesce((SELECT min(first_payment) FROM sessions "
            "WHERE id > ?2 AND opened_seq > ?3), 9223372036854775807) AND p.session = ?2 "
            "AND p.voided_seq IS NULL AND t.amount > 0 AND t.type = ?4 ORDER BY p.number, t.n");
        std::vector<DepositItem> items;
        for (const TenderType type : deposited_types) {
            if (type == TenderType::cash) continue;
            query.reset();
            query.bind(1, session.first_payment);
            query.bind(2, session.id);
            query.bind(3, session.closed_seq);
            query.bind(4, std::string(name_of(type)));
            while (query.executeStep()) {
                items.push_back({.type = type,
                                 .number = query.getColumn(1).getString(),
                                 .amount = Money::from_cents(query.getColumn(2).getInt64())});
            }
        }
        return items;
    });
}

Result<std::int64_t> CustodyReader::next_deposit() {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT 1 + coalesce(max(id), 0) FROM deposits");
        query.executeStep();
        return query.getColumn(0).getInt64();
    });
}

Result<std::optional<DepositRow>> CustodyReader::deposit_where(const char* condition,
                                                               const std::string& value) {
    return storage_call([&]() -> std::optional<DepositRow> {
        SQLite::Statement query(db(), deposit_query(condition));
        query.bind(1, value);
        if (!query.executeStep()) return std::nullopt;
        return deposit_in(query);
    });
}

Result<std::optional<DepositRow>> CustodyReader::deposit_named(const std::string& name) {
    const auto number = deposit_number(name);
    if (!number) return std::nullopt;
    return deposit_where("WHERE id = CAST(? AS INTEGER)", std::to_string(*number));
}

Result<std::optional<DepositRow>> CustodyReader::deposit_in_bag(const std::string& bag) {
    return deposit_where("WHERE bag = ?", bag);
}

Result<std::vector<DepositRow>> CustodyReader::deposits(int limit) {
    return storage_call([&] {
        SQLite::Statement query(db(), deposit_query("ORDER BY id DESC LIMIT ?"));
        query.bind(1, limit);
        std::vector<DepositRow> rows;
        while (query.executeStep()) rows.push_back(deposit_in(query));
        return rows;
    });
}

Result<std::vector<std::string>> CustodyReader::keys_of(const std::string& station) {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT public_key FROM station_keys WHERE station = ? ORDER BY seq");
        query.bind(1, station);
        std::vector<std::string> keys;
        while (query.executeStep()) keys.push_back(query.getColumn(0).getString());
        return keys;
    });
}

Result<std::filesystem::path> CustodyReader::folder() {
    return storage_call([&] {
        // The connection knows its file by an URI; SQLite itself knows the path.
        SQLite::Statement query(db(), "SELECT file FROM pragma_database_list WHERE name = 'main'");
        return query.executeStep() ? std::filesystem::path(query.getColumn(0).getString()).parent_path()
                                   : std::filesystem::path{};
    });
}

}  // namespace core
