#include "core/store/mirror/receivable_load.h"

#include "core/store/database/storage_problem.h"
#include "core/store/mirror/load_stamp.h"

namespace core {

ReceivableLoad::ReceivableLoad(SQLite::Database& connection)
    : connection_(connection),
      transaction_(connection),
      load_(next_load(connection, "receivables")),
      replaced_(connection.exec("DELETE FROM receivables")),
      find_account_(connection, "SELECT id FROM accounts WHERE number = ?"),
      add_(connection,
           "INSERT INTO receivables (id, account, kind, service, amount, due_date) VALUES (?, ?, ?, ?, ?, ?) "
           "ON CONFLICT (id) DO NOTHING") {}

Result<ReceivableLoad::Outcome> ReceivableLoad::put(const ReceivableRow& row) {
    return storage_call([&] { return put_row(row); });
}

ReceivableLoad::Outcome ReceivableLoad::put_row(const ReceivableRow& row) {
    find_account_.reset();
    find_account_.bind(1, row.account.value());
    if (!find_account_.executeStep()) return Outcome::unknown_account;
    const std::int64_t account = find_account_.getColumn(0).getInt64();
    id_.assign(row.id);
    service_.assign(row.service);
    add_.reset();
    add_.bindNoCopy(1, id_);
    add_.bind(2, account);
    add_.bind(3, std::string(name_of(row.kind)));
    add_.bindNoCopy(4, service_);
    add_.bind(5, row.amount.cents());
    add_.bind(6, row.due_date.text());
    return add_.exec() == 1 ? Outcome::added : Outcome::repeated;
}

Done ReceivableLoad::finish(const LoadStamp& stamp) {
    return storage_call([&] {
        find_account_.reset();
        write_stamp(connection_, "receivables", load_, stamp);
        transaction_.commit();
    });
}

}  // namespace core
