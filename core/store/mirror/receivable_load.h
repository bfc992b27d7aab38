#pragma once

#include <SQLiteCpp/Statement.h>

#include "core/store/database/database.h"
#include "core/store/mirror/mirror_rows.h"

namespace core {

// One load of receivables: a whole snapshot, which replaces all that were there together with its
// included_seq. Nothing is seen by readers before `finish`; without it nothing happened. Made by
// MirrorWriter.
class ReceivableLoad {
  public:
    enum class Outcome {
        added,
        repeated,         // this load holds a receivable of this id already; the first row counts
        unknown_account,  // no account of the mirror has this number
    };

    explicit ReceivableLoad(SQLite::Database& connection);

    Result<Outcome> put(const ReceivableRow& row);
    std::int64_t replaced() const { return replaced_; }  // how many there were before
    Done finish(const LoadStamp& stamp);

  private:
    Outcome put_row(const ReceivableRow& row);

    SQLite::Database& connection_;
    WriteTransaction transaction_;
    std::int64_t load_;
    std::int64_t replaced_;
    std::string id_;  // these two are kept between rows, so that a row costs no allocation
    std::string service_;
    SQLite::Statement find_account_;
    SQLite::Statement add_;
};

}  // namespace core
