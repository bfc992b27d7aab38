#pragma once

#include "core/store/database/database.h"
#include "core/store/mirror/receivable_writer.h"

namespace core {

// One load of receivables by an import: a whole snapshot, which replaces all that were there together with
// its included_seq. Nothing is seen by readers before `finish`; without it nothing happened. Made by
// MirrorWriter.
class ReceivableLoad {
  public:
    using Outcome = ReceivableWriter::Outcome;

    explicit ReceivableLoad(SQLite::Database& connection);

    Result<Outcome> put(const ReceivableRow& row);
    std::int64_t replaced() const { return receivables_.replaced(); }  // how many there were before
    Done finish(const LoadStamp& stamp);

  private:
    SQLite::Database& connection_;
    WriteTransaction transaction_;
    ReceivableWriter receivables_;
};

}  // namespace core
