#include "core/store/station/service_figures.h"

#include <SQLiteCpp/Statement.h>

#include "core/store/database/storage_problem.h"

namespace core {

Result<std::map<std::string, CountedAmount>> not_takings_figures(Database& database, Date business_date) {
    return storage_call([&] {
        std::map<std::string, CountedAmount> figures;
        SQLite::Statement query(database.raw(),
                                "SELECT count(*), coalesce(sum(applied), 0) FROM deposits_applied "
                                "WHERE business_date = ? AND applied > 0");
        query.bind(1, business_date.text());
        if (query.executeStep() && query.getColumn(0).getInt64() > 0) {
            figures["deposit_applied"] = {query.getColumn(0).getInt64(),
                                          Money::from_cents(query.getColumn(1).getInt64())};
        }
        return figures;
    });
}

}  // namespace core
