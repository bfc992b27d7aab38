#include "core/store/mirror/customer_load.h"

#include "core/store/database/storage_problem.h"
#include "core/store/mirror/load_stamp.h"

namespace core {

CustomerLoad::CustomerLoad(SQLite::Database& connection, Receivables mode)
    : connection_(connection),
      mode_(mode),
      transaction_(connection),
      accounts_(connection, AccountWriter::Amounts::given),
      receivables_(connection, mode) {}

Result<AccountWriter::Outcome> CustomerLoad::put(const AccountRow& row) {
    return storage_call([&] { return accounts_.put(row); });
}

Result<ReceivableWriter::Outcome> CustomerLoad::put(const ReceivableRow& row) {
    return storage_call([&] { return receivables_.put(row); });
}

Done CustomerLoad::forget(std::string_view receivable_id) {
    return storage_call([&] { receivables_.forget(receivable_id); });
}

Done CustomerLoad::finish(const LoadStamp& stamp, const std::string& cursor) {
    return storage_call([&] {
        accounts_.finish(stamp);
        receivables_.finish(stamp);
        if (mode_ == Receivables::replace_all) accounts_.forget_other_amounts();
        write_cursor(connection_, cursor);
        transaction_.commit();
    });
}

}  // namespace core
