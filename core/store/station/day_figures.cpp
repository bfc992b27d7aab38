#include "core/store/station/day_figures.h"

#include <SQLiteCpp/Statement.h>

#include "core/store/database/storage_problem.h"

namespace core {

Result<CountedAmount> deposits_applied(Database& database, std::int64_t first_seq) {
    return storage_call([&] {
        // What corrects a payment may take from a deposit too, but applies none.
        SQLite::Statement query(database.raw(),
                                "SELECT count(DISTINCT t.seq), coalesce(sum(t.amount), 0) FROM transfers t "
                                "JOIN ledger_accounts c ON c.id = t.credit WHERE t.seq >= ? AND t.kind > 0 "
                                "AND t.debit = (SELECT id FROM ledger_accounts WHERE name = 'deposits_held') "
                                "AND c.name LIKE 'receivable:%' AND t.seq NOT IN (SELECT seq FROM "
                                "corrections WHERE seq = t.seq)");
        query.bind(1, first_seq);
        if (!query.executeStep()) return CountedAmount{};
        return CountedAmount{query.getColumn(0).getInt64(), Money::from_cents(query.getColumn(1).getInt64())};
    });
}

}  // namespace core
