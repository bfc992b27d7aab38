#include <SQLiteCpp/Statement.h>

#include "core/store/database/storage_problem.h"
#include "core/store/station/station_reader.h"

namespace core {

Result<std::map<std::string, Money>> StationReader::allocated(const std::string& account,
                                                              std::int64_t after_seq) {
    return storage_call([&] {
        SQLite::Statement query(db(),
                                "SELECT receivable, sum(amount) FROM allocations "
                                "WHERE account = ? AND seq > ? GROUP BY receivable");
        query.bind(1, account);
        query.bind(2, after_seq);
        std::map<std::string, Money> amounts;
        while (query.executeStep()) {
            amounts[query.getColumn(0).getString()] = Money::from_cents(query.getColumn(1).getInt64());
        }
        return amounts;
    });
}

Result<std::vector<LocalReceivable>> StationReader::local_receivables(const std::string& account,
                                                                      std::int64_t after_seq) {
    return storage_call([&] {
        SQLite::Statement query(db(),
                                "SELECT id, kind, service, amount, due_date FROM local_receivables "
                                "WHERE account = ? AND seq > ? ORDER BY id");
        query.bind(1, account);
        query.bind(2, after_seq);
        std::vector<LocalReceivable> list;
        while (query.executeStep()) {
            list.push_back(
                {.id = query.getColumn(0).getString(),
                 .account = account,
                 .kind = receivable_kind(query.getColumn(1).getString()).value_or(ReceivableKind::fee),
                 .service = query.getColumn(2).getString(),
                 .amount = Money::from_cents(query.getColumn(3).getInt64()),
                 .due_date = Date::parse(query.getColumn(4).getString()).value_or(Date{})});
        }
        return list;
    });
}

Result<std::int64_t> StationReader::next_local_receivable() {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT 1 + count(*) FROM local_receivables");
        return query.executeStep() ? query.getColumn(0).getInt64() : std::int64_t{1};
    });
}

}  // namespace core
