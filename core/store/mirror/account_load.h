#pragma once

#include <SQLiteCpp/Statement.h>

#include <array>

#include "core/store/database/database.h"
#include "core/store/mirror/mirror_rows.h"

namespace core {

// One load of accounts: each row adds an account or changes one; accounts that no row names stay as they are.
// Nothing is seen by readers before `finish`; without it nothing happened. Made by MirrorWriter.
class AccountLoad {
  public:
    enum class Outcome {
        added,
        changed,
        unchanged,
        repeated,  // this load has named the account before; the first row counts
    };

    explicit AccountLoad(SQLite::Database& connection);

    Result<Outcome> put(const AccountRow& row);
    Done finish(const LoadStamp& stamp);

  private:
    using Texts = std::array<std::string_view, 6>;
    Outcome put_row(const AccountRow& row);
    void add(AccountNumber number, const Texts& texts);
    void change(std::int64_t id, const Texts& texts, bool words_change);
    void bind_texts(SQLite::Statement& statement, int first, const Texts& texts);
    void index_changed_words();

    SQLite::Database& connection_;
    WriteTransaction transaction_;
    std::int64_t load_;
    std::array<std::string, 6> bound_;  // kept between rows, so that a row costs no allocation
    SQLite::Statement find_;
    SQLite::Statement add_;
    SQLite::Statement add_words_;
    SQLite::Statement keep_old_words_;
    SQLite::Statement change_;
    SQLite::Statement mark_;
};

}  // namespace core
