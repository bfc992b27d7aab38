#include "core/store/mirror/account_load.h"

#include "core/store/database/storage_problem.h"
#include "core/store/mirror/load_stamp.h"

namespace core {

AccountLoad::AccountLoad(SQLite::Database& connection)
    : connection_(connection),
      transaction_(connection),
      accounts_(connection, AccountWriter::Amounts::not_given) {}

Result<AccountLoad::Outcome> AccountLoad::put(const AccountRow& row) {
    return storage_call([&] { return accounts_.put(row); });
}

Done AccountLoad::finish(const LoadStamp& stamp) {
    return storage_call([&] {
        accounts_.finish(stamp);
        clear_cursor(connection_);
        transaction_.commit();
    });
}

}  // namespace core
