#pragma once

#include "core/store/database/database.h"
#include "core/store/mirror/account_writer.h"
#include "core/store/mirror/receivable_writer.h"

namespace core {

// One load of what head office sends about customers: accounts with credit and deposit, receivables, what
// they include and the cursor they came to, in one transaction. Nothing is seen by readers before `finish`;
// without it nothing happened. An account comes before its receivables. Made by MirrorWriter.
class CustomerLoad {
  public:
    using Receivables = ReceivableWriter::Mode;

    CustomerLoad(SQLite::Database& connection, Receivables mode);

    Result<AccountWriter::Outcome> put(const AccountRow& row);
    Result<ReceivableWriter::Outcome> put(const ReceivableRow& row);
    Done forget(std::string_view receivable_id);  // nothing is left to pay of it
    Done finish(const LoadStamp& stamp, const std::string& cursor);

  private:
    SQLite::Database& connection_;
    Receivables mode_;
    WriteTransaction transaction_;
    AccountWriter accounts_;
    ReceivableWriter receivables_;
};

}  // namespace core
