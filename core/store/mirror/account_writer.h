#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <array>

#include "core/store/mirror/mirror_rows.h"

namespace core {

// Writes accounts within a transaction that its owner holds: each row adds an account or changes one;
// accounts that no row names stay as they are. Throws what SQLiteCpp throws.
class AccountWriter {
  public:
    enum class Outcome {
        added,
        changed,
        unchanged,
        repeated,  // this load has named the account before; the first row counts
    };
    // Whether the rows say what an account's credit and deposit are. If not they stay as they are.
    enum class Amounts { not_given, given };

    AccountWriter(SQLite::Database& connection, Amounts amounts);

    Outcome put(const AccountRow& row);
    void finish(const LoadStamp& stamp);
    // Accounts that this load did not name have a credit and a deposit of an older snapshot: they are not
    // known.
    void forget_other_amounts();

  private:
    using Texts = std::array<std::string_view, 6>;
    void add(const AccountRow& row, const Texts& texts);
    void change(std::int64_t id, const AccountRow& row, const Texts& texts);
    void keep_old_words(std::int64_t id);
    void mark(std::int64_t id);
    bool amounts_differ(const AccountRow& row);
    void bind(SQLite::Statement& statement, const AccountRow& row, const Texts& texts);
    void index_changed_words();

    SQLite::Database& connection_;
    Amounts amounts_;
    std::int64_t load_;
    std::array<std::string, 6> bound_;  // kept between rows, so that a row costs no allocation
    SQLite::Statement find_;
    SQLite::Statement add_;
    SQLite::Statement add_words_;
    SQLite::Statement keep_old_words_;
    SQLite::Statement change_;
    SQLite::Statement mark_;
};

// Credits and deposits belong to one snapshot with the receivables; those of accounts whose last load was
// another than `load` are set to 0 (0: those of all accounts).
void forget_account_amounts(SQLite::Database& connection, std::int64_t load);

}  // namespace core
