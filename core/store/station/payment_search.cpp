#include "core/store/station/payment_search.h"

#include <SQLiteCpp/Statement.h>

#include <nlohmann/json.hpp>

#include "core/store/database/storage_problem.h"

namespace core {

namespace {

PaymentRow payment_in(SQLite::Statement& row) {
    return {.number = row.getColumn(0).getInt64(),
            .seq = row.getColumn(1).getInt64(),
            .session = row.getColumn(2).getInt64(),
            .amount = Money::from_cents(row.getColumn(3).getInt64()),
            .voided_seq = row.getColumn(4).getInt64()};
}

// An account counts whether the payment put money on it or a correction moved it there.
constexpr const char* search =
    "SELECT p.number, p.seq, p.session, p.amount, p.voided_seq FROM payments p WHERE "
    "(?1 IS NULL OR p.amount = ?1 OR p.number IN (SELECT payment FROM tenders WHERE amount = ?1)) "
    "AND (?2 = '' OR p.number IN (SELECT payment FROM tenders WHERE number = ?2)) "
    "AND (?3 = '' OR p.seq IN (SELECT seq FROM allocations WHERE account IN (SELECT value FROM "
    "json_each(?4))) OR p.number IN (SELECT c.payment FROM corrections c JOIN allocations a ON a.seq = c.seq "
    "WHERE a.account IN (SELECT value FROM json_each(?4)))) "
    "AND p.session IN (SELECT id FROM sessions WHERE (?5 = '' OR business_date >= ?5) "
    "AND (?6 = '' OR business_date <= ?6)) "
    "ORDER BY p.number DESC LIMIT ?7";

}  // namespace

Result<std::vector<PaymentRow>> find_payments(StationReader reader, const PaymentQuery& query, int limit) {
    return storage_call([&] {
        SQLite::Statement rows(reader.database().raw(), search);
        if (query.amount) rows.bind(1, query.amount->cents());
        rows.bind(2, query.number);
        rows.bind(3, query.name);
        rows.bind(4, nlohmann::json(query.accounts).dump());
        rows.bind(5, query.from ? query.from->text() : std::string{});
        rows.bind(6, query.until ? query.until->text() : std::string{});
        rows.bind(7, limit);
        std::vector<PaymentRow> list;
        while (rows.executeStep()) list.push_back(payment_in(rows));
        return list;
    });
}

}  // namespace core
