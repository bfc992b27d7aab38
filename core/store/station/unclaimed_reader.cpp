#include "core/store/station/unclaimed_reader.h"

#include <SQLiteCpp/Statement.h>

#include "core/store/database/storage_problem.h"
#include "core/store/station/numbering.h"
#include "core/store/station/row_fields.h"

namespace core {

namespace {

// The business date of an entry, or where no day was open its clock's.
constexpr const char* date_of_entry =
    "coalesce(json_extract(e.payload, '$.business_date'), "
    "date(json_extract(e.payload, '$.at') / 1000, 'unixepoch'))";

}  // namespace

Result<std::vector<CreditChange>> credit_changes(StationReader reader) {
    return storage_call([&] {
        SQLite::Statement query(
            reader.database().raw(),
            std::string("SELECT a.account, ") + date_of_entry +
                ", a.amount FROM allocations a JOIN entries e ON e.seq = a.seq WHERE a.receivable = '' "
                "AND a.seq NOT IN (SELECT seq FROM payments WHERE voided_seq IS NOT NULL UNION ALL "
                "SELECT voided_seq FROM payments WHERE voided_seq IS NOT NULL) "
                "ORDER BY a.account, a.seq, a.n");
        std::vector<CreditChange> list;
        while (query.executeStep()) {
            list.push_back({.account = query.getColumn(0).getString(),
                            .date = date_in(query, 1),
                            .amount = money_in(query, 2)});
        }
        return list;
    });
}

Result<std::vector<MoneyHeld>> refunds_held(StationReader reader) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(),
                                std::string("SELECT r.number, r.account, r.payee, ") + date_of_entry +
                                    ", r.amount FROM refunds r JOIN entries e ON e.seq = r.seq "
                                    "WHERE r.paid_seq IS NULL ORDER BY r.seq");
        std::vector<MoneyHeld> list;
        while (query.executeStep()) {
            list.push_back({.name = refund_name(query.getColumn(0).getInt64()),
                            .account = query.getColumn(1).getString(),
                            .payee = query.getColumn(2).getString(),
                            .date = date_in(query, 3),
                            .amount = money_in(query, 4)});
        }
        return list;
    });
}

Result<std::vector<MoneyHeld>> suspense_held(StationReader reader) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(),
                                std::string("SELECT s.item, coalesce(w.name, ''), ") + date_of_entry +
                                    ", s.amount FROM suspense_items s JOIN entries e ON e.seq = s.seq "
                                    "LEFT JOIN payors w ON w.payment = s.payment "
                                    "WHERE s.settled_seq IS NULL ORDER BY s.seq, s.n");
        std::vector<MoneyHeld> list;
        while (query.executeStep()) {
            list.push_back({.name = query.getColumn(0).getString(),
                            .account = {},
                            .payee = query.getColumn(1).getString(),
                            .date = date_in(query, 2),
                            .amount = money_in(query, 3)});
        }
        return list;
    });
}

}  // namespace core
