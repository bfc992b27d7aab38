#include "core/store/mirror/receivable_load.h"

#include "core/store/database/storage_problem.h"
#include "core/store/mirror/account_writer.h"
#include "core/store/mirror/load_stamp.h"

namespace core {

ReceivableLoad::ReceivableLoad(SQLite::Database& connection)
    : connection_(connection),
      transaction_(connection),
      receivables_(connection, ReceivableWriter::Mode::replace_all) {}

Result<ReceivableLoad::Outcome> ReceivableLoad::put(const ReceivableRow& row) {
    return storage_call([&] { return receivables_.put(row); });
}

Done ReceivableLoad::finish(const LoadStamp& stamp) {
    return storage_call([&] {
        receivables_.finish(stamp);
        forget_account_amounts(connection_, 0);
        clear_cursor(connection_);
        transaction_.commit();
    });
}

}  // namespace core
