#pragma once

#include "core/store/database/database.h"
#include "core/store/mirror/account_writer.h"

namespace core {

// One load of accounts by an import, which knows no credit and no deposit: each row adds an account or
// changes one; accounts that no row names stay as they are. Nothing is seen by readers before `finish`;
// without it nothing happened. Made by MirrorWriter.
class AccountLoad {
  public:
    using Outcome = AccountWriter::Outcome;

    explicit AccountLoad(SQLite::Database& connection);

    Result<Outcome> put(const AccountRow& row);
    Done finish(const LoadStamp& stamp);

  private:
    SQLite::Database& connection_;
    WriteTransaction transaction_;
    AccountWriter accounts_;
};

}  // namespace core
