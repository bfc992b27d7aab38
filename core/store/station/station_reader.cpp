#include "core/store/station/station_reader.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sodium.h>

#include "core/store/database/storage_problem.h"
#include "core/store/station/numbering.h"
#include "core/store/station/row_fields.h"

namespace core {

namespace {

constexpr const char* session_columns =
    "id, person, business_date, float_cents, first_payment, opened_seq, counted_seq, counts, closed_seq";
constexpr const char* payment_columns = "p.number, p.seq, p.session, p.amount, p.voided_seq";

SessionRow session_in(SQLite::Statement& row) {
    return {.id = row.getColumn(0).getInt64(),
            .person = row.getColumn(1).getString(),
            .business_date = date_in(row, 2),
            .float_total = money_in(row, 3),
            .first_payment = row.getColumn(4).getInt64(),
            .opened_seq = row.getColumn(5).getInt64(),
            .counted_seq = row.getColumn(6).getInt64(),
            .counts = row.getColumn(7).getInt(),
            .closed_seq = row.getColumn(8).getInt64()};
}

PaymentRow payment_in(SQLite::Statement& row) {
    return {.number = row.getColumn(0).getInt64(),
            .seq = row.getColumn(1).getInt64(),
            .session = row.getColumn(2).getInt64(),
            .amount = money_in(row, 3),
            .voided_seq = row.getColumn(4).getInt64()};
}

DayRow day_in(SQLite::Statement& row) {
    return {.business_date = date_in(row, 0),
            .opened_seq = row.getColumn(1).getInt64(),
            .closed_seq = row.getColumn(2).getInt64()};
}

std::string hex_of(const SQLite::Column& column) {
    const auto* bytes = static_cast<const unsigned char*>(column.getBlob());
    const auto size = static_cast<std::size_t>(column.getBytes());
    std::string hex(2 * size + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes, size);
    hex.pop_back();
    return hex;
}

Result<Entry> entry_in(SQLite::Statement& row) {
    auto entry = entry_from_payload(row.getColumn(0).getString());
    if (entry) entry->hash = hex_of(row.getColumn(1));
    return entry;
}

template <class Row>
std::vector<Row> all_rows(SQLite::Statement& query, Row (*read)(SQLite::Statement&)) {
    std::vector<Row> rows;
    while (query.executeStep()) rows.push_back(read(query));
    return rows;
}

template <class Row>
std::optional<Row> first_row(SQLite::Statement& query, Row (*read)(SQLite::Statement&)) {
    if (!query.executeStep()) return std::nullopt;
    return read(query);
}

std::map<std::string, Money> money_by_name(SQLite::Statement& query) {
    std::map<std::string, Money> amounts;
    while (query.executeStep()) amounts[query.getColumn(0).getString()] = money_in(query, 1);
    return amounts;
}

}  // namespace

Result<StationIdentity> StationReader::identity() {
    return storage_call([&] {
        SQLite::Statement query(
            db(), "SELECT name, role, office, training, public_key, epoch, policy FROM station");
        StationIdentity identity;
        if (!query.executeStep()) return identity;
        identity.name = query.getColumn(0).getString();
        identity.role = query.getColumn(1).getString();
        identity.office = query.getColumn(2).getString();
        identity.training = query.getColumn(3).getInt() == 1;
        identity.public_key = query.getColumn(4).getString();
        identity.epoch = query.getColumn(5).getInt64();
        identity.policy = query.getColumn(6).getString();
        return identity;
    });
}

Result<JournalHead> StationReader::head() {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1");
        if (!query.executeStep()) return JournalHead{};
        return JournalHead{query.getColumn(0).getInt64(), hex_of(query.getColumn(1))};
    });
}

Result<std::optional<Entry>> StationReader::entry(std::int64_t seq) {
    auto found = entries(seq, 1);
    if (!found) return tl::unexpected(found.error());
    if (found->empty() || found->front().seq != seq) return std::nullopt;
    return std::move(found->front());
}

Result<std::vector<Entry>> StationReader::entries(std::int64_t first, std::int64_t count) {
    std::vector<Entry> list;
    std::optional<Problem> damage;
    const Done done = storage_call([&] {
        SQLite::Statement query(db(),
                                "SELECT payload, hash FROM entries WHERE seq >= ? ORDER BY seq LIMIT ?");
        query.bind(1, first);
        query.bind(2, count);
        while (!damage && query.executeStep()) {
            auto entry = entry_in(query);
            if (entry)
                list.push_back(std::move(*entry));
            else
                damage = entry.error();
        }
    });
    if (!done) return tl::unexpected(done.error());
    if (damage) return tl::unexpected(*damage);
    return list;
}

Result<std::optional<Person>> StationReader::person(const std::string& name) {
    return storage_call([&]() -> std::optional<Person> {
        SQLite::Statement query(db(), "SELECT name, role, pin_hash FROM people WHERE name = ?");
        query.bind(1, name);
        if (!query.executeStep()) return std::nullopt;
        return Person{query.getColumn(0).getString(), query.getColumn(1).getString(),
                      query.getColumn(2).getString()};
    });
}

Result<std::vector<Person>> StationReader::people() {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT name, role, pin_hash FROM people ORDER BY name");
        std::vector<Person> list;
        while (query.executeStep()) {
            list.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                            query.getColumn(2).getString()});
        }
        return list;
    });
}

Result<bool> StationReader::has_people() {
    return storage_call(
        [&] { return SQLite::Statement(db(), "SELECT 1 FROM people LIMIT 1").executeStep(); });
}

Result<std::optional<DayRow>> StationReader::open_day() {
    return storage_call([&] {
        SQLite::Statement query(db(),
                                "SELECT business_date, opened_seq, closed_seq FROM days "
                                "WHERE closed_seq IS NULL ORDER BY business_date DESC LIMIT 1");
        return first_row(query, day_in);
    });
}

Result<std::optional<DayRow>> StationReader::last_day() {
    return storage_call([&] {
        SQLite::Statement query(db(),
                                "SELECT business_date, opened_seq, closed_seq FROM days "
                                "ORDER BY business_date DESC LIMIT 1");
        return first_row(query, day_in);
    });
}

Result<std::optional<DayRow>> StationReader::day(Date business_date) {
    return storage_call([&] {
        SQLite::Statement query(
            db(), "SELECT business_date, opened_seq, closed_seq FROM days WHERE business_date = ?");
        query.bind(1, business_date.text());
        return first_row(query, day_in);
    });
}

Result<std::int64_t> StationReader::closed_days_before(Date business_date) {
    return storage_call([&] {
        SQLite::Statement query(
            db(), "SELECT count(*) FROM days WHERE closed_seq IS NOT NULL AND business_date < ?");
        query.bind(1, business_date.text());
        return query.executeStep() ? query.getColumn(0).getInt64() : 0;
    });
}

Result<std::optional<SessionRow>> StationReader::session_where(const std::string& condition,
                                                               std::int64_t value) {
    return storage_call([&] {
        SQLite::Statement query(db(), fmt::format("SELECT {} FROM sessions {}", session_columns, condition));
        if (query.getBindParameterCount() > 0) query.bind(1, value);
        return first_row(query, session_in);
    });
}

Result<std::optional<SessionRow>> StationReader::open_session() {
    return session_where("WHERE closed_seq IS NULL ORDER BY id DESC LIMIT 1", 0);
}

Result<std::optional<SessionRow>> StationReader::last_session() {
    return session_where("ORDER BY id DESC LIMIT 1", 0);
}

Result<std::optional<SessionRow>> StationReader::session(std::int64_t id) {
    return session_where("WHERE id = ?", id);
}

Result<std::optional<SessionRow>> StationReader::last_closed_session(std::int64_t seq) {
    return session_where(
        "WHERE closed_seq IS NOT NULL AND (?1 = 0 OR closed_seq < ?1) ORDER BY closed_seq DESC LIMIT 1", seq);
}

Result<std::vector<SessionRow>> StationReader::sessions_of(Date business_date) {
    return storage_call([&] {
        SQLite::Statement query(
            db(), fmt::format("SELECT {} FROM sessions WHERE id >= coalesce((SELECT max(id) - 200 FROM "
                              "sessions), 0) AND business_date = ? ORDER BY id",
                              session_columns));
        query.bind(1, business_date.text());
        return all_rows(query, session_in);
    });
}

Result<std::optional<PaymentRow>> StationReader::payment(std::int64_t number) {
    return storage_call([&] {
        SQLite::Statement query(db(),
                                fmt::format("SELECT {} FROM payments p WHERE p.number = ?", payment_columns));
        query.bind(1, number);
        return first_row(query, payment_in);
    });
}

Result<std::optional<PaymentRow>> StationReader::payment_named(const std::string& name) {
    const auto known = identity();
    if (!known) return tl::unexpected(known.error());
    const auto number = payment_number(name);
    if (!number || payment_name(known->name, *number) != name) return std::nullopt;
    return payment(*number);
}

Result<std::optional<SessionRow>> StationReader::session_named(const std::string& name) {
    const auto known = identity();
    if (!known) return tl::unexpected(known.error());
    const auto number = session_number(name);
    if (!number || session_name(known->name, *number) != name) return std::nullopt;
    return session(*number);
}

Result<std::optional<PaymentRow>> StationReader::payment_of_attempt(const std::string& attempt) {
    return storage_call([&] {
        SQLite::Statement query(
            db(), fmt::format("SELECT {} FROM payment_attempts a JOIN payments p ON p.number = a.payment "
                              "WHERE a.attempt = ?",
                              payment_columns));
        query.bind(1, attempt);
        return first_row(query, payment_in);
    });
}

Result<std::int64_t> StationReader::next_payment() {
    return storage_call(
        [&] { return db().execAndGet("SELECT 1 + coalesce(max(number), 0) FROM payments").getInt64(); });
}

Result<std::vector<PaymentRow>> StationReader::find_payments(const PaymentSearch& search, int limit) {
    return storage_call([&] {
        SQLite::Statement query(
            db(),
            fmt::format("SELECT {} FROM payments p WHERE (?1 IS NULL OR p.amount = ?1) "
                        "AND (?2 = '' OR p.number IN (SELECT payment FROM tenders WHERE number = ?2)) "
                        "AND (?3 = '' OR p.seq IN (SELECT seq FROM allocations WHERE account = ?3)) "
                        "AND (?4 = '' OR p.session IN (SELECT id FROM sessions WHERE business_date = ?4)) "
                        "ORDER BY p.number DESC LIMIT ?5",
                        payment_columns));
        if (search.amount) query.bind(1, search.amount->cents());
        query.bind(2, search.check_number);
        query.bind(3, search.account);
        query.bind(4, search.business_date ? search.business_date->text() : std::string{});
        query.bind(5, limit);
        return all_rows(query, payment_in);
    });
}

Result<std::vector<PaymentRow>> StationReader::payments_of(const std::string& account, int limit) {
    return find_payments({.amount = {}, .check_number = {}, .account = account, .business_date = {}}, limit);
}

Result<std::map<std::string, Money>> StationReader::ledger_balances() {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT name, balance FROM ledger_accounts WHERE balance <> 0");
        return money_by_name(query);
    });
}

Result<std::map<std::string, Money>> StationReader::transfers_net(std::int64_t seq) {
    return storage_call([&] {
        SQLite::Statement query(
            db(),
            "SELECT name, sum(amount) FROM (SELECT debit AS id, amount FROM transfers WHERE seq = ?1 "
            "UNION ALL SELECT credit, -amount FROM transfers WHERE seq = ?1) JOIN ledger_accounts USING (id) "
            "GROUP BY name HAVING sum(amount) <> 0");
        query.bind(1, seq);
        return money_by_name(query);
    });
}

Result<CashCount> StationReader::known_cash(std::int64_t session) {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT denomination, number FROM known_cash WHERE session = ?");
        query.bind(1, session);
        CashCount count;
        while (query.executeStep()) count.add(money_in(query, 0), query.getColumn(1).getInt64());
        return count;
    });
}

}  // namespace core
