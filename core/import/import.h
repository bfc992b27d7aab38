#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "core/base/calendar.h"
#include "core/store/mirror/mirror_writer.h"

namespace core {

struct ImportProgress {
    std::int64_t rows = 0;
    std::int64_t bytes_done = 0;
    std::int64_t bytes_total = 0;  // 0 when not known
    bool is_storing = false;       // the file is read; the last step has begun
};

struct ImportRequest {
    std::filesystem::path file;
    std::int64_t included_seq = 0;  // this station's entries up to here are in the receivables' amounts
    Moment at;
    std::function<void(const ImportProgress&)> progress = {};  // called every few thousand rows
};

struct ImportReport {
    std::int64_t imported = 0;  // rows of the file that are in the mirror now
    std::int64_t added = 0;     // of these, accounts or receivables that were not there before
    std::int64_t changed = 0;   // of these, accounts that were there with other data
    std::int64_t replaced = 0;  // receivables of the snapshot before, which are gone
    std::int64_t rejected = 0;
    std::filesystem::path rejects_file;  // empty when no row was rejected
};

// Brings a CSV file into the mirror, in one transaction and with a fixed amount of memory: good rows in, bad
// rows into the rejects file beside it. Unknown columns are passed over. A failed or interrupted import
// changes nothing. Problems: file_unreadable, csv_malformed (a column is missing), file_unwritable (the
// rejects file), storage_*.
//
// Accounts: account,name,address,phone,class,status,flags. Adds and changes; accounts that the file does not
// name stay.
Result<ImportReport> import_accounts(MirrorWriter& mirror, const ImportRequest& request);

// Receivables: receivable,account,kind,service,amount,due_date. A whole snapshot that replaces the one
// before; refused (csv_malformed) when it would replace something and not one of its rows can be used.
Result<ImportReport> import_receivables(MirrorWriter& mirror, const ImportRequest& request);

}  // namespace core
