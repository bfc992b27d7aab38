#include "core/store/mirror/receivable_writer.h"

#include "core/store/mirror/load_stamp.h"

namespace core {

ReceivableWriter::ReceivableWriter(SQLite::Database& connection, Mode mode)
    : connection_(connection),
      mode_(mode),
      load_(next_load(connection, "receivables")),
      replaced_(mode == Mode::replace_all ? connection.exec("DELETE FROM receivables") : 0),
      find_account_(connection, "SELECT id FROM accounts WHERE number = ?"),
      add_(connection,
           "INSERT INTO receivables (id, account, kind, service, amount, due_date) "
           "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO NOTHING"),
      change_(connection,
              "UPDATE receivables SET account = ?2, kind = ?3, service = ?4, amount = ?5, due_date = ?6 "
              "WHERE id = ?1"),
      forget_(connection, "DELETE FROM receivables WHERE id = ?") {}

ReceivableWriter::Outcome ReceivableWriter::put(const ReceivableRow& row) {
    find_account_.reset();
    find_account_.bind(1, row.account.value());
    if (!find_account_.executeStep()) return Outcome::unknown_account;
    const std::int64_t account = find_account_.getColumn(0).getInt64();
    if (run(add_, account, row)) return Outcome::added;
    if (mode_ == Mode::replace_all) return Outcome::repeated;
    run(change_, account, row);
    return Outcome::changed;
}

bool ReceivableWriter::run(SQLite::Statement& statement, std::int64_t account, const ReceivableRow& row) {
    id_.assign(row.id);
    service_.assign(row.service);
    statement.reset();
    statement.bindNoCopy(1, id_);
    statement.bind(2, account);
    statement.bind(3, std::string(name_of(row.kind)));
    statement.bindNoCopy(4, service_);
    statement.bind(5, row.amount.cents());
    statement.bind(6, row.due_date.text());
    return statement.exec() == 1;
}

void ReceivableWriter::forget(std::string_view id) {
    id_.assign(id);
    forget_.reset();
    forget_.bindNoCopy(1, id_);
    forget_.exec();
}

void ReceivableWriter::finish(const LoadStamp& stamp) {
    find_account_.reset();
    write_stamp(connection_, "receivables", load_, stamp);
}

}  // namespace core
