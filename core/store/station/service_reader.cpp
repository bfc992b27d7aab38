#include "core/store/station/service_reader.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include "core/store/database/storage_problem.h"
#include "core/store/station/row_fields.h"

namespace core {

namespace {

std::string text_in(SQLite::Statement& row, int column) {
    return row.getColumn(column).getString();
}

template <class Row>
std::optional<Row> first_of(std::vector<Row> rows) {
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

const std::string order_columns =
    "SELECT o.name, o.account, o.kind, o.state, o.seq, o.reference, CASE o.on_date WHEN '' THEN "
    "coalesce(json_extract(e.payload, '$.business_date'), '') ELSE o.on_date END "
    "FROM orders o JOIN entries e ON e.seq = o.seq ";

Result<std::vector<ServiceOrder>> orders_where(StationReader reader, const std::string& condition,
                                               const std::string& value) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(), order_columns + condition);
        query.bind(1, value);
        std::vector<ServiceOrder> rows;
        while (query.executeStep()) {
            rows.push_back({.name = text_in(query, 0),
                            .account = text_in(query, 1),
                            .kind = text_in(query, 2),
                            .state = text_in(query, 3),
                            .on = text_in(query, 6),
                            .reference = text_in(query, 5),
                            .seq = query.getColumn(4).getInt64()});
        }
        return rows;
    });
}

Result<std::vector<LicenceRow>> licences_where(StationReader reader, const std::string& condition,
                                               const std::string& value) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(),
                                "SELECT name, account, fee, expires FROM licences WHERE " + condition +
                                    " ORDER BY expires, name");
        query.bind(1, value);
        std::vector<LicenceRow> rows;
        while (query.executeStep()) {
            rows.push_back({.name = text_in(query, 0),
                            .account = text_in(query, 1),
                            .fee = money_in(query, 2),
                            .expires = Date::parse(text_in(query, 3)).value_or(Date{})});
        }
        return rows;
    });
}

const std::string contact_columns =
    "SELECT c.name, c.account, c.seq, c.kind, c.text, c.amount, c.by_date, c.what, c.person, c.approved_by, "
    "c.settled_seq IS NOT NULL, json_extract(e.payload, '$.at'), "
    "CASE c.kind WHEN 'promise' THEN (SELECT coalesce(sum(a.amount), 0) FROM allocations a "
    "JOIN payments p ON p.seq = a.seq JOIN sessions s ON s.id = p.session WHERE a.account = c.account "
    "AND a.seq > c.seq AND a.receivable <> '@deposit' AND p.voided_seq IS NULL "
    "AND s.business_date <= c.by_date) ELSE 0 END "
    "FROM contacts c JOIN entries e ON e.seq = c.seq ";

Result<std::vector<ContactRow>> contacts_where(StationReader reader, const std::string& condition,
                                               const std::string& value) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(), contact_columns + condition);
        query.bind(1, value);
        std::vector<ContactRow> rows;
        while (query.executeStep()) {
            rows.push_back({.name = text_in(query, 0),
                            .account = text_in(query, 1),
                            .seq = query.getColumn(2).getInt64(),
                            .kind = text_in(query, 3),
                            .text = text_in(query, 4),
                            .amount = money_in(query, 5),
                            .by = text_in(query, 6),
                            .what = text_in(query, 7),
                            .person = text_in(query, 8),
                            .approved_by = text_in(query, 9),
                            .settled = query.getColumn(10).getInt() != 0,
                            .at = Moment{query.getColumn(11).getInt64()},
                            .paid = money_in(query, 12)});
        }
        return rows;
    });
}

Result<std::int64_t> next_in(StationReader reader, const std::string& table) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(), "SELECT 1 + count(*) FROM " + table);
        return query.executeStep() ? query.getColumn(0).getInt64() : std::int64_t{1};
    });
}

}  // namespace

Result<std::vector<LocalFlag>> local_flags(StationReader reader, const std::string& account) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(),
                                "SELECT flag, is_set, until, reason, person, seq FROM account_flags "
                                "WHERE account = ? ORDER BY flag");
        query.bind(1, account);
        std::vector<LocalFlag> rows;
        while (query.executeStep()) {
            rows.push_back({.flag = text_in(query, 0),
                            .is_set = query.getColumn(1).getInt() != 0,
                            .until = text_in(query, 2),
                            .reason = text_in(query, 3),
                            .person = text_in(query, 4),
                            .seq = query.getColumn(5).getInt64()});
        }
        return rows;
    });
}

Result<std::optional<ServiceOrder>> service_order(StationReader reader, const std::string& name) {
    return orders_where(reader, "WHERE o.name = ?", name).map(first_of<ServiceOrder>);
}

Result<std::vector<ServiceOrder>> service_orders_of(StationReader reader, const std::string& account) {
    return orders_where(reader, "WHERE o.account = ? ORDER BY o.seq DESC, o.name", account);
}

Result<std::vector<ServiceOrder>> service_orders_on(StationReader reader, Date date) {
    return orders_where(reader,
                        "WHERE (CASE o.on_date WHEN '' THEN json_extract(e.payload, '$.business_date') "
                        "ELSE o.on_date END) = ?1 OR (o.on_date < ?1 AND o.state NOT IN "
                        "('done', 'refused', 'withdrawn', 'cut')) ORDER BY o.kind, o.name",
                        date.text());
}

std::string licence_name(std::string_view station, std::int64_t number) {
    return fmt::format("{}-L{:04}", station, number);
}

std::string contact_name(std::string_view station, std::int64_t number) {
    return fmt::format("{}-C{:06}", station, number);
}

Result<std::int64_t> next_licence(StationReader reader) {
    return next_in(reader, "licences");
}

Result<std::int64_t> next_contact(StationReader reader) {
    return next_in(reader, "contacts");
}

Result<std::optional<LicenceRow>> licence(StationReader reader, const std::string& name) {
    return licences_where(reader, "name = ?", name).map(first_of<LicenceRow>);
}

Result<std::vector<LicenceRow>> licences_of(StationReader reader, const std::string& account) {
    return licences_where(reader, "?1 = '' OR account = ?1", account);
}

Result<std::optional<ContactRow>> contact(StationReader reader, const std::string& name) {
    return contacts_where(reader, "WHERE c.name = ?", name).map(first_of<ContactRow>);
}

Result<std::vector<ContactRow>> contacts_of(StationReader reader, const std::string& account) {
    return contacts_where(reader, "WHERE c.account = ? ORDER BY c.seq DESC", account);
}

Result<std::vector<ContactRow>> contacts_due(StationReader reader, Date by) {
    return contacts_where(reader,
                          "WHERE c.settled_seq IS NULL AND ((c.by_date <> '' AND c.by_date <= ?1) "
                          "OR c.kind = 'letter') ORDER BY c.seq",
                          by.text());
}

Result<std::vector<ContactRow>> unsent_letters(StationReader reader) {
    return contacts_where(reader, "WHERE c.kind = ? AND c.settled_seq IS NULL ORDER BY c.seq", "letter");
}

}  // namespace core
