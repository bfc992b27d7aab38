#include "core/store/mirror/account_writer.h"

#include "core/store/mirror/load_stamp.h"

namespace core {

namespace {

// Old words of accounts whose name or address this load changed. The index forgets and learns them at the
// end, in the order of ids, because FTS5 writes a new segment whenever ids go backwards.
void make_changed_words(SQLite::Database& connection) {
    connection.exec(
        "CREATE TEMP TABLE IF NOT EXISTS changed_words (id INTEGER PRIMARY KEY, name TEXT NOT NULL, address "
        "TEXT NOT NULL);"
        "DELETE FROM temp.changed_words");
}

std::int64_t begin_load(SQLite::Database& connection) {
    make_changed_words(connection);
    return next_load(connection, "accounts");
}

std::string_view text_of(SQLite::Statement& row, int column) {
    const SQLite::Column value = row.getColumn(column);
    return {value.getText(), static_cast<std::size_t>(value.getBytes())};
}

}  // namespace

AccountWriter::AccountWriter(SQLite::Database& connection, Amounts amounts)
    : connection_(connection),
      amounts_(amounts),
      load_(begin_load(connection)),
      find_(connection,
            "SELECT id, load, name, address, phone, class, status, flags, credit, deposit FROM accounts "
            "WHERE number = ?"),
      add_(connection,
           "INSERT INTO accounts (name, address, phone, class, status, flags, load, credit, deposit, number) "
           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce(?8, 0), coalesce(?9, 0), ?10)"),
      add_words_(connection, "INSERT INTO account_search (rowid, name, address) VALUES (?, ?, ?)"),
      keep_old_words_(connection,
                      "INSERT INTO temp.changed_words (id, name, address) SELECT id, name, address FROM "
                      "accounts WHERE id = ?"),
      change_(connection,
              "UPDATE accounts SET name = ?1, address = ?2, phone = ?3, class = ?4, status = ?5, flags = ?6, "
              "load = ?7, credit = coalesce(?8, credit), deposit = coalesce(?9, deposit) WHERE id = ?10"),
      mark_(connection, "UPDATE accounts SET load = ? WHERE id = ?") {}

AccountWriter::Outcome AccountWriter::put(const AccountRow& row) {
    const Texts texts{row.name, row.address, row.phone, row.account_class, row.status, row.flags};
    find_.reset();
    find_.bind(1, row.number.value());
    if (!find_.executeStep()) {
        add(row, texts);
        return Outcome::added;
    }
    const std::int64_t id = find_.getColumn(0).getInt64();
    if (find_.getColumn(1).getInt64() == load_) return Outcome::repeated;
    bool differs = amounts_differ(row);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        differs = differs || text_of(find_, static_cast<int>(i) + 2) != texts[i];
    }
    const bool words_change = text_of(find_, 2) != row.name || text_of(find_, 3) != row.address;
    find_.reset();
    if (!differs) {
        mark(id);
        return Outcome::unchanged;
    }
    if (words_change) keep_old_words(id);
    change(id, row, texts);
    return Outcome::changed;
}

bool AccountWriter::amounts_differ(const AccountRow& row) {
    return amounts_ == Amounts::given && (find_.getColumn(8).getInt64() != row.credit.cents() ||
                                          find_.getColumn(9).getInt64() != row.deposit.cents());
}

void AccountWriter::add(const AccountRow& row, const Texts& texts) {
    add_.reset();
    bind(add_, row, texts);
    add_.bind(10, row.number.value());
    add_.exec();
    add_words_.reset();
    add_words_.bind(1, static_cast<std::int64_t>(connection_.getLastInsertRowid()));
    add_words_.bindNoCopy(2, bound_[0]);
    add_words_.bindNoCopy(3, bound_[1]);
    add_words_.exec();
}

void AccountWriter::keep_old_words(std::int64_t id) {
    keep_old_words_.reset();
    keep_old_words_.bind(1, id);
    keep_old_words_.exec();
}

void AccountWriter::change(std::int64_t id, const AccountRow& row, const Texts& texts) {
    change_.reset();
    bind(change_, row, texts);
    change_.bind(10, id);
    change_.exec();
}

void AccountWriter::mark(std::int64_t id) {
    mark_.reset();
    mark_.bind(1, load_);
    mark_.bind(2, id);
    mark_.exec();
}

void AccountWriter::bind(SQLite::Statement& statement, const AccountRow& row, const Texts& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        bound_[i].assign(texts[i]);
        statement.bindNoCopy(static_cast<int>(i) + 1, bound_[i]);
    }
    statement.bind(7, load_);
    if (amounts_ == Amounts::not_given) return;
    statement.bind(8, row.credit.cents());
    statement.bind(9, row.deposit.cents());
}

void AccountWriter::index_changed_words() {
    connection_.exec(
        "INSERT INTO account_search (account_search, rowid, name, address) "
        "SELECT 'delete', id, name, address FROM temp.changed_words ORDER BY id;"
        "INSERT INTO account_search (rowid, name, address) "
        "SELECT a.id, a.name, a.address FROM temp.changed_words c JOIN accounts a ON a.id = c.id ORDER BY "
        "c.id;"
        "DELETE FROM temp.changed_words");
}

void AccountWriter::finish(const LoadStamp& stamp) {
    find_.reset();
    index_changed_words();
    write_stamp(connection_, "accounts", load_, stamp);
}

void AccountWriter::forget_other_amounts() {
    forget_account_amounts(connection_, load_);
}

void forget_account_amounts(SQLite::Database& connection, std::int64_t load) {
    SQLite::Statement forget(connection,
                             "UPDATE accounts SET credit = 0, deposit = 0 "
                             "WHERE load <> ? AND (credit <> 0 OR deposit <> 0)");
    forget.bind(1, load);
    forget.exec();
}

}  // namespace core
