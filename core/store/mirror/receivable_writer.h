#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "core/store/mirror/mirror_rows.h"

namespace core {

// Writes receivables within a transaction that its owner holds. Throws what SQLiteCpp throws.
class ReceivableWriter {
  public:
    enum class Outcome {
        added,
        changed,          // it was there already, and is now what the row says
        repeated,         // the snapshot holds a receivable of this id already; the first row counts
        unknown_account,  // no account of the mirror has this number
    };
    enum class Mode {
        replace_all,  // a whole snapshot in place of what was there
        change_some,  // adds, changes and forgets; the rest stays
    };

    ReceivableWriter(SQLite::Database& connection, Mode mode);

    Outcome put(const ReceivableRow& row);
    void forget(std::string_view id);
    std::int64_t replaced() const { return replaced_; }  // how many a whole snapshot replaces
    void finish(const LoadStamp& stamp);

  private:
    bool run(SQLite::Statement& statement, std::int64_t account, const ReceivableRow& row);

    SQLite::Database& connection_;
    Mode mode_;
    std::int64_t load_;
    std::int64_t replaced_;
    std::string id_;  // these two are kept between rows, so that a row costs no allocation
    std::string service_;
    SQLite::Statement find_account_;
    SQLite::Statement add_;
    SQLite::Statement change_;
    SQLite::Statement forget_;
};

}  // namespace core
