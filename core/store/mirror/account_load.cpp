#include "core/store/mirror/account_load.h"

#include "core/store/database/storage_problem.h"
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

AccountLoad::AccountLoad(SQLite::Database& connection)
    : connection_(connection),
      transaction_(connection),
      load_(begin_load(connection)),
      find_(connection,
            "SELECT id, load, name, address, phone, class, status, flags FROM accounts WHERE number = ?"),
      add_(connection,
           "INSERT INTO accounts (name, address, phone, class, status, flags, number, load) VALUES (?, ?, ?, "
           "?, ?, ?, ?, ?)"),
      add_words_(connection, "INSERT INTO account_search (rowid, name, address) VALUES (?, ?, ?)"),
      keep_old_words_(connection,
                      "INSERT INTO temp.changed_words (id, name, address) SELECT id, name, address FROM "
                      "accounts WHERE id = ?"),
      change_(connection,
              "UPDATE accounts SET name = ?, address = ?, phone = ?, class = ?, status = ?, flags = ?, load "
              "= ? WHERE id = ?"),
      mark_(connection, "UPDATE accounts SET load = ? WHERE id = ?") {}

Result<AccountLoad::Outcome> AccountLoad::put(const AccountRow& row) {
    return storage_call([&] { return put_row(row); });
}

AccountLoad::Outcome AccountLoad::put_row(const AccountRow& row) {
    const Texts texts{row.name, row.address, row.phone, row.account_class, row.status, row.flags};
    find_.reset();
    find_.bind(1, row.number.value());
    if (!find_.executeStep()) {
        add(row.number, texts);
        return Outcome::added;
    }
    const std::int64_t id = find_.getColumn(0).getInt64();
    if (find_.getColumn(1).getInt64() == load_) return Outcome::repeated;
    bool differs = false;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        differs = differs || text_of(find_, static_cast<int>(i) + 2) != texts[i];
    }
    const bool words_change = text_of(find_, 2) != row.name || text_of(find_, 3) != row.address;
    find_.reset();
    if (differs) {
        change(id, texts, words_change);
        return Outcome::changed;
    }
    mark_.reset();
    mark_.bind(1, load_);
    mark_.bind(2, id);
    mark_.exec();
    return Outcome::unchanged;
}

void AccountLoad::add(AccountNumber number, const Texts& texts) {
    add_.reset();
    bind_texts(add_, 1, texts);
    add_.bind(7, number.value());
    add_.bind(8, load_);
    add_.exec();
    add_words_.reset();
    add_words_.bind(1, static_cast<std::int64_t>(connection_.getLastInsertRowid()));
    add_words_.bindNoCopy(2, bound_[0]);
    add_words_.bindNoCopy(3, bound_[1]);
    add_words_.exec();
}

void AccountLoad::change(std::int64_t id, const Texts& texts, bool words_change) {
    if (words_change) {
        keep_old_words_.reset();
        keep_old_words_.bind(1, id);
        keep_old_words_.exec();
    }
    change_.reset();
    bind_texts(change_, 1, texts);
    change_.bind(7, load_);
    change_.bind(8, id);
    change_.exec();
}

void AccountLoad::bind_texts(SQLite::Statement& statement, int first, const Texts& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        bound_[i].assign(texts[i]);
        statement.bindNoCopy(first + static_cast<int>(i), bound_[i]);
    }
}

void AccountLoad::index_changed_words() {
    connection_.exec(
        "INSERT INTO account_search (account_search, rowid, name, address) "
        "SELECT 'delete', id, name, address FROM temp.changed_words ORDER BY id;"
        "INSERT INTO account_search (rowid, name, address) "
        "SELECT a.id, a.name, a.address FROM temp.changed_words c JOIN accounts a ON a.id = c.id ORDER BY "
        "c.id;"
        "DELETE FROM temp.changed_words");
}

Done AccountLoad::finish(const LoadStamp& stamp) {
    return storage_call([&] {
        find_.reset();
        index_changed_words();
        write_stamp(connection_, "accounts", load_, stamp);
        transaction_.commit();
    });
}

}  // namespace core
