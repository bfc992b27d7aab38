#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/store/database/database.h"
#include "core/store/database/lock_file.h"
#include "core/store/mirror/account_load.h"
#include "core/store/mirror/receivable_load.h"

namespace core {

// The one program that writes a station's mirror; holds mirror.lock as long as it lives. Everything goes in
// by loads, each one transaction: a load that is cut short or destroyed leaves the mirror as it was.
class MirrorWriter {
  public:
    // `holder` is what a second program says of this one. Problems: mirror_in_use, storage_*.
    static Result<MirrorWriter> open(const std::filesystem::path& folder, const std::string& holder);

    // One load at a time; the writer outlives it.
    Result<std::unique_ptr<AccountLoad>> load_accounts();
    Result<std::unique_ptr<ReceivableLoad>> load_receivables();

    // Moves what the loads wrote from the log into the file and gives the log's space back, as far as readers
    // allow.
    Done settle();

  private:
    MirrorWriter(LockFile lock, Database database) : lock_(std::move(lock)), database_(std::move(database)) {}

    LockFile lock_;
    Database database_;
};

}  // namespace core
