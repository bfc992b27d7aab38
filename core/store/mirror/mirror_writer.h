#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "core/counter/head_office.h"
#include "core/store/database/database.h"
#include "core/store/database/lock_file.h"
#include "core/store/mirror/account_load.h"
#include "core/store/mirror/customer_load.h"
#include "core/store/mirror/receivable_load.h"

namespace core {

// The one program that writes a station's mirror; holds mirror.lock as long as it lives. Each load and each
// other call is one transaction: cut short or destroyed, it leaves the mirror as it was.
class MirrorWriter {
  public:
    // `holder` is what a second program says of this one. Problems: mirror_in_use, storage_*.
    static Result<MirrorWriter> open(const std::filesystem::path& folder, const std::string& holder);

    // One load at a time, and nothing else written during it; the writer outlives it.
    Result<std::unique_ptr<AccountLoad>> load_accounts();
    Result<std::unique_ptr<ReceivableLoad>> load_receivables();
    // From head office. `all`: receivables are replaced as a whole; else some are added, changed or
    // forgotten.
    Result<std::unique_ptr<CustomerLoad>> load_customers(bool all);

    Done set_head_office(const HeadOfficeState& state);           // all but the cursor, which loads write
    Done put_rejects(std::span<const HeadOfficeReject> rejects);  // adds or changes
    Done put_deliveries(
        std::span<const Delivery> deliveries);  // those that are there already stay as they are

    // Moves what the loads wrote from the log into the file and gives the log's space back, as far as readers
    // allow.
    Done settle();

  private:
    MirrorWriter(LockFile lock, Database database) : lock_(std::move(lock)), database_(std::move(database)) {}

    LockFile lock_;
    Database database_;
};

}  // namespace core
